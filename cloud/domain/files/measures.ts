/** What a mesh measures: volume, surface, box. */
import type { Measures, Mesh } from './model';
import { surfaceOf } from './surface';
import { topologyOf } from './topology';

/** Millimetres, square and cubic millimetres. Of a surface with holes the volume is only near the truth. */
export function measure(
  mesh: Mesh,
  { shells } = topologyOf(mesh),
  { volumeMm3, areaMm2, min, max } = surfaceOf(mesh),
): Measures {
  const triangles = mesh.triangles.length / 3;
  return { volumeMm3, areaMm2, min, max, triangles, corners: mesh.positions.length / 3, shells };
}
