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

/**
 * The multipliers of the hash are odd and other in every process, so that no file can be made to collide. What is
 * answered does not depend on them.
 */
const randomOdd = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) | 1;

/** At least; up to twice as many. */
const SLOTS_A_CORNER = 3;

const powerOfTwo = (atLeast: number) => 2 ** Math.ceil(Math.log2(atLeast));

/** The larger array with the content of the old one at its beginning. */
export function enlarged<T extends Float64Array | Uint32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/**
 * Numbers the places of corners in the order in which they come. An open-addressing hash table over
 * the bits of the coordinates, at most half full: most lookups end at the first slot. Neither NaN nor
 * infinity may be added.
 */
export class CornerIndex {
  count = 0;
  private places: Float64Array;
  /** The corner's number plus one; 0 is a free slot. */
  private slots: Uint32Array;
  private readonly key = new Float64Array(3);
  private readonly bits = new Int32Array(this.key.buffer);
  private readonly factors = Int32Array.from({ length: 6 }, randomOdd);
  private readonly given = new Float64Array(3);
  private readonly number = new Uint32Array(1);

  /** `expected` corners fit without growing. */
  constructor(expected = 512) {
    this.places = new Float64Array(expected * 3);
    this.slots = new Uint32Array(powerOfTwo(expected * SLOTS_A_CORNER));
  }

  /** The number of the corner whose x, y and z stand at `at` and behind it. */
  addFrom(coordinates: Float64Array, at: number): number {
    const { given, number } = this;
    for (let axis = 0; axis < 3; axis++) given[axis] = coordinates[at + axis]!;
    this.addAll(given, 1, number, 0);
    return number[0]!;
  }

  /**
   * Writes the numbers of `count` corners into `numbers` from `at` on, given x, y and z of one after the
   * other. Much faster than one by one, as everything stays in registers.
   */
  addAll(coordinates: Float64Array, count: number, numbers: Uint32Array, at: number): void {
    this.reserve(count);
    const { places, slots } = this;
    const mask = slots.length - 1;
    let next = this.count;
    for (let i = 0; i < count; i++) {
      const x = coordinates[i * 3]!;
      const y = coordinates[i * 3 + 1]!;
      const z = coordinates[i * 3 + 2]!;
      let slot = this.hash(x, y, z) & mask;
      let corner = slots[slot]! - 1;
      while (
        corner >= 0 &&
        (places[corner * 3] !== x || places[corner * 3 + 1] !== y || places[corner * 3 + 2] !== z)
      ) {
        slot = (slot + 1) & mask;
        corner = slots[slot]! - 1;
      }
      if (corner < 0) {
        corner = next++;
        slots[slot] = next;
        places[corner * 3] = x;
        places[corner * 3 + 1] = y;
        places[corner * 3 + 2] = z;
      }
      numbers[at + i] = corner;
    }
    this.count = next;
  }

  /** x, y and z of each corner. */
  positions(): Float64Array {
    return this.places.subarray(0, this.count * 3);
  }

  /** Multiply and add, as Dietzfelbinger's universal hashing; then the upper bits are folded into the lower. */
  private hash(x: number, y: number, z: number): number {
    const { key, bits, factors } = this;
    // Adding 0 turns -0 into 0.
    key[0] = x + 0;
    key[1] = y + 0;
    key[2] = z + 0;
    const low = Math.imul(bits[0]!, factors[0]!) + Math.imul(bits[2]!, factors[1]!) + Math.imul(bits[4]!, factors[2]!);
    const high = Math.imul(bits[1]!, factors[3]!) + Math.imul(bits[3]!, factors[4]!) + Math.imul(bits[5]!, factors[5]!);
    const sum = (low + high) | 0;
    const folded = Math.imul(sum ^ (sum >>> 15), factors[0]!);
    return folded ^ (folded >>> 13);
  }

  /** Makes room for so many more. */
  private reserve(more: number): void {
    const needed = this.count + more;
    if (needed * 3 > this.places.length) {
      this.places = enlarged(this.places, new Float64Array(Math.max(needed * 3, this.places.length * 2)));
    }
    if (needed * 2 > this.slots.length) this.enlargeTable(needed * SLOTS_A_CORNER);
  }

  private enlargeTable(atLeast: number): void {
    const { places, count } = this;
    const slots = new Uint32Array(powerOfTwo(atLeast));
    const mask = slots.length - 1;
    for (let corner = 0; corner < count; corner++) {
      let slot = this.hash(places[corner * 3]!, places[corner * 3 + 1]!, places[corner * 3 + 2]!) & mask;
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
    const at = this.addPlace();
    this.indices[at] = a;
    this.indices[at + 1] = b;
    this.indices[at + 2] = c;
  }

  /** By x, y and z of its three corners. */
  addLooseTriangle(coordinates: Float64Array): void {
    const at = this.addPlace();
    this.corners.addAll(coordinates, 3, this.indices, at);
  }

  /** Where the next triangle's corners go. */
  private addPlace(): number {
    const at = this.count * 3;
    checkTriangleCount(++this.count);
    if (at === this.indices.length) this.indices = enlarged(this.indices, new Uint32Array(at * 2));
    return at;
  }

  mesh(): Mesh {
    return { positions: this.corners.positions(), triangles: this.indices.subarray(0, this.count * 3) };
  }
}
