/** Joins the triangles that Open CASCADE makes of each face of a solid to one closed surface. */
import type { Mesh } from './model';
import { withoutSeams } from './threemf-corners';

/**
 * Of the grid that corners are moved to, in millimetres: about a millionth, and a power of two, so that whole
 * millimetres stay what they are. Faces compute the corners on their common edge each for itself, so that these differ
 * by rounding; nearer than a tenth of this is the same place to Open CASCADE (Precision::Confusion).
 */
const GRID_MM = 2 ** -20;

/** Without triangles that shrank to a line or a point, as they do at the tip of a cone. */
function withoutCollapsed({ positions, triangles }: Mesh): Mesh {
  const kept = new Uint32Array(triangles.length);
  let used = 0;
  for (let place = 0; place < triangles.length; place += 3) {
    const a = triangles[place]!;
    const b = triangles[place + 1]!;
    const c = triangles[place + 2]!;
    if (a === b || b === c || c === a) continue;
    kept[used] = a;
    kept[used + 1] = b;
    kept[used + 2] = c;
    used += 3;
  }
  return { positions, triangles: kept.subarray(0, used) };
}

/** Corners in almost the same place become one; what collapses by it is left out. */
export function withoutCracks({ positions, triangles }: Mesh): Mesh {
  const snapped = positions.map((coordinate) => Math.round(coordinate / GRID_MM) * GRID_MM);
  return withoutCollapsed(withoutSeams({ positions: snapped, triangles }));
}
