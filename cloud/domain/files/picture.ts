/** A small picture of a model: seen from the front, the right and above, without perspective. */
import { crc32, deflateSync } from 'node:zlib';
import type { Mesh } from './model';

export interface PictureSize {
  /** Pixels. */
  width: number;
  height: number;
}

type Vector = readonly [number, number, number];

const normalized = ([x, y, z]: Vector): Vector => {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
};

/** The isometric view; the front is at the smallest y (3MF Core Specification 1.3, 3.2). */
const RIGHT = normalized([1, 1, 0]);
const UP = normalized([-1, 1, 2]);
const TO_VIEWER = normalized([1, -1, 1]);
/** Over the left shoulder, so that top, front and right side differ. */
const TO_LIGHT = normalized([0.1, -0.75, 1]);

/** Light that comes from everywhere; the rest comes from the lamp. */
const AMBIENT = 0.3;
/** A blue grey whose darkest and lightest shade both stand out from white and from black. */
const COLOUR: Vector = [158, 176, 198];
/** Share of the picture that stays free at each side. */
const MARGIN = 0.05;
/** Each pixel is the mean of so many samples in each direction. */
const SAMPLES = 2;
/**
 * Samples that are looked at altogether. Real models, whatever their number of triangles, cover the picture only a few
 * times; of triangles that would cover it thousands of times, only every so manieth is drawn.
 */
const MOST_WORK = 100_000_000;

/** The shade of each sample from 1 to 255, 0 where there is nothing, and how near to the viewer it is. */
interface Canvas {
  width: number;
  height: number;
  shades: Uint8Array;
  nearness: Float32Array;
}

/** x to the right and y downwards in samples, and the nearness to the viewer, of each corner. */
function project({ positions }: Mesh, { width, height }: Canvas): Float32Array {
  const projected = new Float32Array(positions.length);
  const min = [Infinity, Infinity];
  const max = [-Infinity, -Infinity];
  for (let place = 0; place < positions.length; place += 3) {
    const x = positions[place]!;
    const y = positions[place + 1]!;
    const z = positions[place + 2]!;
    const right = x * RIGHT[0] + y * RIGHT[1];
    const down = -(x * UP[0] + y * UP[1] + z * UP[2]);
    projected[place] = right;
    projected[place + 1] = down;
    projected[place + 2] = x * TO_VIEWER[0] + y * TO_VIEWER[1] + z * TO_VIEWER[2];
    if (right < min[0]!) min[0] = right;
    if (right > max[0]!) max[0] = right;
    if (down < min[1]!) min[1] = down;
    if (down > max[1]!) max[1] = down;
  }
  const room = 1 - 2 * MARGIN;
  const scale = Math.min((width * room) / (max[0]! - min[0]!), (height * room) / (max[1]! - min[1]!));
  const left = width / 2 - ((min[0]! + max[0]!) / 2) * scale;
  const top = height / 2 - ((min[1]! + max[1]!) / 2) * scale;
  for (let place = 0; place < projected.length; place += 3) {
    projected[place] = projected[place]! * scale + left;
    projected[place + 1] = projected[place + 1]! * scale + top;
  }
  return projected;
}

/** Whichever side is seen is lit, so that open and inverted models can be seen as well. */
function shadeOf({ positions, triangles }: Mesh, place: number): number {
  const a = triangles[place]! * 3;
  const b = triangles[place + 1]! * 3;
  const c = triangles[place + 2]! * 3;
  const ux = positions[b]! - positions[a]!;
  const uy = positions[b + 1]! - positions[a + 1]!;
  const uz = positions[b + 2]! - positions[a + 2]!;
  const vx = positions[c]! - positions[a]!;
  const vy = positions[c + 1]! - positions[a + 1]!;
  const vz = positions[c + 2]! - positions[a + 2]!;
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  const length = Math.sqrt(x * x + y * y + z * z);
  if (!(length > 0)) return 1;
  const side = x * TO_VIEWER[0] + y * TO_VIEWER[1] + z * TO_VIEWER[2] < 0 ? -1 : 1;
  const cosine = (side * (x * TO_LIGHT[0] + y * TO_LIGHT[1] + z * TO_LIGHT[2])) / length;
  return Math.max(1, Math.round(255 * (AMBIENT + (1 - AMBIENT) * Math.max(0, cosine))));
}

/** How many samples the triangle's box on the canvas has. */
function workOf(projected: Float32Array, triangles: Uint32Array, place: number): number {
  const a = triangles[place]! * 3;
  const b = triangles[place + 1]! * 3;
  const c = triangles[place + 2]! * 3;
  const x = [projected[a]!, projected[b]!, projected[c]!] as const;
  const y = [projected[a + 1]!, projected[b + 1]!, projected[c + 1]!] as const;
  return (Math.max(...x) - Math.min(...x) + 1) * (Math.max(...y) - Math.min(...y) + 1);
}

/** Every sample inside of the triangle, by the signs of the areas it makes with the three sides (Pineda 1988). */
function drawTriangle(canvas: Canvas, projected: Float32Array, triangles: Uint32Array, place: number, mesh: Mesh) {
  const a = triangles[place]! * 3;
  const b = triangles[place + 1]! * 3;
  const c = triangles[place + 2]! * 3;
  const ax = projected[a]!;
  const ay = projected[a + 1]!;
  const bx = projected[b]!;
  const by = projected[b + 1]!;
  const cx = projected[c]!;
  const cy = projected[c + 1]!;
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
  const right = Math.min(canvas.width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
  const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
  const bottom = Math.min(canvas.height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
  if (area === 0 || right < left || bottom < top) return;
  const shade = shadeOf(mesh, place);
  for (let row = top; row <= bottom; row++) {
    const y = row + 0.5;
    for (let column = left; column <= right; column++) {
      const x = column + 0.5;
      const ofA = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / area;
      const ofB = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / area;
      const ofC = 1 - ofA - ofB;
      if (ofA < 0 || ofB < 0 || ofC < 0) continue;
      const nearness = ofA * projected[a + 2]! + ofB * projected[b + 2]! + ofC * projected[c + 2]!;
      const sample = row * canvas.width + column;
      if (canvas.nearness[sample]! >= nearness) continue;
      canvas.nearness[sample] = nearness;
      canvas.shades[sample] = shade;
    }
  }
}

function draw(mesh: Mesh, canvas: Canvas): void {
  const { triangles } = mesh;
  const projected = project(mesh, canvas);
  let work = 0;
  for (let place = 0; place < triangles.length; place += 3) work += workOf(projected, triangles, place);
  const step = 3 * Math.max(1, Math.ceil(work / MOST_WORK));
  for (let place = 0; place < triangles.length; place += step) {
    drawTriangle(canvas, projected, triangles, place, mesh);
  }
}

/** The mean of each pixel's samples as red, green, blue and opacity. */
function shrink(canvas: Canvas, { width, height }: PictureSize): Uint8Array {
  const pixels = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const first = Math.floor(pixel / width) * SAMPLES * canvas.width + (pixel % width) * SAMPLES;
    let sum = 0;
    let covered = 0;
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
      const shade = canvas.shades[first + Math.floor(sample / SAMPLES) * canvas.width + (sample % SAMPLES)]!;
      sum += shade;
      if (shade > 0) covered++;
    }
    if (covered === 0) continue;
    COLOUR.forEach((channel, index) => {
      pixels[pixel * 4 + index] = (channel * sum) / (covered * 255);
    });
    pixels[pixel * 4 + 3] = (255 * covered) / (SAMPLES * SAMPLES);
  }
  return pixels;
}

/** Length, name, content and checksum (PNG specification, 5.3). */
function chunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const bytes = Buffer.alloc(named.length + 8);
  bytes.writeUInt32BE(content.length, 0);
  bytes.set(named, 4);
  bytes.writeUInt32BE(crc32(named), named.length + 4);
  return bytes;
}

const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const EIGHT_BITS_RED_GREEN_BLUE_OPACITY = [8, 6, 0, 0, 0];

/** PNG specification, 11.2; the lines are not filtered. */
function encodePng(pixels: Uint8Array, { width, height }: PictureSize): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(EIGHT_BITS_RED_GREEN_BLUE_OPACITY, 8);
  const line = width * 4;
  const lines = Buffer.alloc((line + 1) * height);
  for (let row = 0; row < height; row++) {
    lines.set(pixels.subarray(row * line, (row + 1) * line), row * (line + 1) + 1);
  }
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([PNG_SIGNATURE, ...chunks]));
}

/** A PNG of this size, transparent around the model; wholly so for a mesh without triangles. */
export function drawPicture(mesh: Mesh, size: PictureSize): Uint8Array {
  const width = size.width * SAMPLES;
  const height = size.height * SAMPLES;
  const canvas: Canvas = {
    width,
    height,
    shades: new Uint8Array(width * height),
    nearness: new Float32Array(width * height).fill(-Infinity),
  };
  draw(mesh, canvas);
  return encodePng(shrink(canvas, size), size);
}
