/** How most parts are printed. */
import type { PrintParameters } from './estimate';

/** PLA in layers of 0.2 mm by a 0.4 mm nozzle, a fifth of it filled, at the speeds of a usual printer. */
export const USUAL_PRINT: PrintParameters = {
  densityGramsPerCm3: 1.24,
  infillShare: 0.2,
  layerHeightMm: 0.2,
  lineWidthMm: 0.45,
  walls: 2,
  topLayers: 5,
  bottomLayers: 4,
  speedsMmPerSecond: { firstLayer: 20, outerWall: 25, innerWalls: 45, infill: 80, solid: 80, travel: 150 },
  accelerationMmPerSecond2: 1000,
  minimumLayerSeconds: 10,
  setUpSeconds: 0,
};
