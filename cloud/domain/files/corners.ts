/** Makes a mesh of loose triangles: corners in exactly the same place become one. */
import { type Mesh, UnreadableModel } from './model';

/** A surface of more triangles is not looked at: some gigabytes of memory would be needed. */
export const MOST_TRIANGLES = 20_000_000;

/** The largest number that a 32-bit float holds; what is beyond it is as good as infinite. */
const MOST_MM = 3.4028234663852886e38;

export const isFiniteMm = (value: number) => Math.abs(value) <= MOST_MM;

/** Throws withinLimits for more triangles than are looked at. */
export function checkTriangleCount(count: number): void {
  if (count <= MOST_TRIANGLES) return;
  const most = MOST_TRIANGLES.toLocaleString('en');
  throw new UnreadableModel('withinLimits', `It has more than ${most} triangles.`);
}

/** The multipliers of the hash are odd and other in every process, so that no file can be made to collide. */
const randomOdd = () => (Math.random() * 0x1_0000_0000) | 1;

const powerOfTwo = (atLeast: number) => 2 ** Math.ceil(Math.log2(atLeast));

/** The larger array with the content of the old one at its beginning. */
export function enlarged<T extends Float64Array | Uint32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/**
 * Numbers the places of corners in the order in which they come. An open-addressing hash table over
 * the bits of the coordinates, at most half full: most lookups end at the first slot. Neither NaN nor infinity may be added.
 */
export class CornerIndex {
  count = 0;
  private places: Float64Array;
  /** The corner's number plus one; 0 is a free slot. */
  private slots: Uint32Array;
  private readonly given = new Float64Array(3);
  private readonly key = new Float64Array(3);
  private readonly bits = new Uint32Array(this.key.buffer);
  private readonly factors = Uint32Array.from({ length: 6 }, randomOdd);

  /** `expected` corners fit without growing. */
  constructor(expected = 512) {
    this.places = new Float64Array(expected * 3);
    this.slots = new Uint32Array(powerOfTwo(expected * 3));
  }

  /** The number of the corner in this place. */
  add(x: number, y: number, z: number): number {
    this.given[0] = x;
    this.given[1] = y;
    this.given[2] = z;
    return this.addFrom(this.given, 0);
  }

  /**
   * The number of the corner whose x, y and z stand at `at` and behind it. Faster than `add`: numbers with
   * fractions that are arguments are each put on the heap.
   */
  addFrom(coordinates: Float64Array, at: number): number {
    const { places, slots } = this;
    const mask = slots.length - 1;
    for (let slot = this.hash(coordinates, at) & mask; ; slot = (slot + 1) & mask) {
      const corner = slots[slot]! - 1;
      if (corner < 0) return this.append(slot, coordinates, at);
      const place = corner * 3;
      if (
        places[place] === coordinates[at] &&
        places[place + 1] === coordinates[at + 1] &&
        places[place + 2] === coordinates[at + 2]
      )
        return corner;
    }
  }

  /** x, y and z of each corner. */
  positions(): Float64Array {
    return this.places.subarray(0, this.count * 3);
  }

  /** Multiply and add, as Dietzfelbinger's universal hashing; then the upper bits are folded into the lower. */
  private hash(coordinates: Float64Array, at: number): number {
    const { key, bits, factors } = this;
    // Adding 0 turns -0 into 0.
    key[0] = coordinates[at]! + 0;
    key[1] = coordinates[at + 1]! + 0;
    key[2] = coordinates[at + 2]! + 0;
    const low = Math.imul(bits[0]!, factors[0]!) + Math.imul(bits[2]!, factors[1]!) + Math.imul(bits[4]!, factors[2]!);
    const high = Math.imul(bits[1]!, factors[3]!) + Math.imul(bits[3]!, factors[4]!) + Math.imul(bits[5]!, factors[5]!);
    const sum = (low + high) | 0;
    const folded = Math.imul(sum ^ (sum >>> 15), factors[0]!);
    return folded ^ (folded >>> 13);
  }

  private append(slot: number, coordinates: Float64Array, at: number): number {
    const corner = this.count++;
    if (corner * 3 === this.places.length) {
      this.places = enlarged(this.places, new Float64Array(this.places.length * 2));
    }
    this.slots[slot] = corner + 1;
    for (let axis = 0; axis < 3; axis++) this.places[corner * 3 + axis] = coordinates[at + axis]!;
    if (this.count * 2 > this.slots.length) this.enlargeTable();
    return corner;
  }

  private enlargeTable(): void {
    const { places, count } = this;
    const slots = new Uint32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let corner = 0; corner < count; corner++) {
      let slot = this.hash(places, corner * 3) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = corner + 1;
    }
    this.slots = slots;
  }
}

/** Takes triangle after triangle where nobody knows how many will come. Throws withinLimits at too many. */
export class MeshBuilder {
  readonly corners = new CornerIndex();
  count = 0;
  private indices = new Uint32Array(3 * 1024);

  /** By the numbers that `corners` gave. */
  addTriangle(a: number, b: number, c: number): void {
    const at = this.count * 3;
    if (at === this.indices.length) {
      checkTriangleCount(this.count + 1);
      this.indices = enlarged(this.indices, new Uint32Array(at * 2));
    }
    this.indices[at] = a;
    this.indices[at + 1] = b;
    this.indices[at + 2] = c;
    this.count++;
  }

  mesh(): Mesh {
    return { positions: this.corners.positions(), triangles: this.indices.subarray(0, this.count * 3) };
  }
}
