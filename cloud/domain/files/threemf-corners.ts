/** Makes one corner of those in the same place, where a mesh of a 3MF file needs it. */
import { CornerIndex } from './corners';
import type { Mesh } from './model';

/** Of a directed edge; another one for its reverse. The multipliers are those of MurmurHash3. */
function hashOfEdge(from: number, to: number): number {
  const mixed = Math.imul(Math.imul(from, 0xcc9e2d51) ^ (to + 1), 0x1b873593);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
}

/**
 * Whether each edge is used as often in one direction as in the other, going by the indices. Each edge adds its hash
 * and takes off that of its reverse, so that only a mesh without borders comes to 0, but for one in four billion.
 */
function isClosed({ triangles }: Mesh): boolean {
  let balance = 0;
  for (let place = 0; place < triangles.length; place += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const from = triangles[place + corner]!;
      const to = triangles[place + ((corner + 1) % 3)]!;
      balance = (balance + hashOfEdge(from, to) - hashOfEdge(to, from)) | 0;
    }
  }
  return balance === 0;
}

/**
 * A mesh that is closed by its indices stays as it is: 3MF tells edges apart by index, and lets two corners be in one
 * place where a single one would join what only touches (3MF Core 4.1 and 4.1.3). In every other mesh, corners in the
 * same place become one, as slicers do it with programs that write each triangle with corners of its own.
 */
export function withoutSeams(mesh: Mesh): Mesh {
  if (isClosed(mesh)) return mesh;
  const { positions, triangles } = mesh;
  const corners = new CornerIndex();
  const numbers = new Uint32Array(positions.length / 3);
  for (let corner = 0; corner < numbers.length; corner++) {
    numbers[corner] = corners.addFrom(positions, corner * 3);
  }
  return { positions: corners.positions(), triangles: triangles.map((corner) => numbers[corner]!) };
}
