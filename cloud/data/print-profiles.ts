/** How the shop prints: profiles by quality, and the printers with their space. */
import type { Printer, PrintProfile } from '../../schema/generated';
import type { BuildVolume } from '../domain/files/checks';
import type { PrintParameters } from '../domain/files/estimate';
import type { Row } from '../kernel/record';
import type { Store } from './store';

export const USUAL_QUALITY = 'Standard';

/** What every new shop starts with: layers and filling as slicers' own presets of these names have them. */
const USUAL = [
  { quality: 'Draft', layerHeightMm: 0.28, infillPercent: 15, topLayers: 4, bottomLayers: 3 },
  { quality: USUAL_QUALITY, layerHeightMm: 0.2, infillPercent: 20, topLayers: 5, bottomLayers: 4 },
  { quality: 'Fine', layerHeightMm: 0.12, infillPercent: 20, topLayers: 8, bottomLayers: 6 },
];

export const profileKeyOf = (quality: string, materialType: string | undefined) =>
  `${quality.toLowerCase()}:${materialType ?? ''}`;

/** Puts the usual profiles into a database that has none. `defaults` are the other fields. */
export async function ensurePrintProfiles(store: Store, defaults: Record<string, unknown>): Promise<void> {
  if (await store.first('PrintProfile', {})) return;
  for (const profile of USUAL)
    await store.createOnce('PrintProfile', {
      ...defaults,
      ...profile,
      profileKey: profileKeyOf(profile.quality, undefined),
      ACL: {
        'role:coordinator': { read: true },
        'role:technician': { read: true },
        'role:manager': { read: true, write: true },
      },
    });
}

/** How a profile prints a material of 1 g/cm³, so that what is estimated in grams is in cubic centimetres too. */
export function parametersOf(profile: PrintProfile): PrintParameters {
  return {
    densityGramsPerCm3: 1,
    infillShare: profile.infillPercent / 100,
    layerHeightMm: profile.layerHeightMm,
    lineWidthMm: profile.lineWidthMm,
    walls: profile.walls,
    topLayers: profile.topLayers,
    bottomLayers: profile.bottomLayers,
    speedsMmPerSecond: {
      firstLayer: profile.firstLayerMmPerSecond,
      outerWall: profile.outerWallMmPerSecond,
      innerWalls: profile.innerWallsMmPerSecond,
      infill: profile.infillMmPerSecond,
      solid: profile.solidMmPerSecond,
      travel: profile.travelMmPerSecond,
    },
    accelerationMmPerSecond2: profile.accelerationMmPerSecond2,
    minimumLayerSeconds: profile.minimumLayerSeconds,
    setUpSeconds: profile.setUpMinutes * 60,
  };
}

export async function activeProfiles(store: Store): Promise<(Row & PrintProfile)[]> {
  return (await store.find('PrintProfile', { isActive: true }, { sort: { createdAt: 1 } })) as (Row & PrintProfile)[];
}

export async function buildVolumes(store: Store): Promise<BuildVolume[]> {
  const printers = (await store.find('Printer', { isActive: true })) as unknown as Printer[];
  return printers.map(({ name, buildWidthMm, buildDepthMm, buildHeightMm }) => ({
    name,
    x: buildWidthMm,
    y: buildDepthMm,
    z: buildHeightMm,
  }));
}

/** The profile by which a job is printed: of its quality for its material, or else for all. */
export async function profileFor(store: Store, quality: string, materialType: string): Promise<Row | undefined> {
  const ofQuality = { quality, isActive: true };
  return (
    (await store.first('PrintProfile', { ...ofQuality, materialType })) ??
    store.first('PrintProfile', { ...ofQuality, materialType: null })
  );
}
