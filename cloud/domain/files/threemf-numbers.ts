/** The simple types of 3MF Core Specification 1.3, appendix B.1. */
import { isFiniteMm } from './corners';
import { UnreadableModel } from './model';

/** m00 m01 m02 m10 m11 m12 m20 m21 m22 m30 m31 m32 for row vectors; the translation is in millimetres. */
export type Transform = readonly number[];

export const IDENTITY: Transform = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/;
const INDEX = /^\s*\+?\d{1,10}\s*$/;
/** Indices and ids are below 2^31. */
const MOST = 2 ** 31 - 1;
/** A transform is as good as singular when the volume of its axes is such a share of what their lengths allow. */
const SINGULAR = 1e-9;

const wrong = (where: string, text: string | undefined) =>
  new UnreadableModel(
    'wellFormed',
    text === undefined
      ? `3MF Core B.1: ${where} is missing.`
      : `3MF Core B.1: ${where} is “${text.slice(0, 40)}”, which is no number of its kind.`,
  );

/** ST_Number. Throws 'finite' for one that is too large for a computer's numbers. */
export function numberOf(text: string | undefined, where: string): number {
  if (text === undefined || !NUMBER.test(text)) throw wrong(where, text);
  const value = Number(text);
  if (!isFiniteMm(value)) throw new UnreadableModel('finite', `${where} is too large: ${text.slice(0, 40)}.`);
  return value;
}

/** ST_ResourceIndex: from 0 on. */
export function indexOf(text: string | undefined, where: string): number {
  const value = text !== undefined && INDEX.test(text) ? Number(text) : Number.NaN;
  if (!(value <= MOST)) throw wrong(where, text);
  return value;
}

/** ST_ResourceID: from 1 on. */
export function idOf(text: string | undefined, where: string): number {
  const value = indexOf(text, where);
  if (value === 0) throw wrong(where, text);
  return value;
}

/** Of the three rows for the axes; negative for a transform that mirrors. */
export const determinant = ([a, b, c, d, e, f, g, h, i]: Transform): number =>
  a! * (e! * i! - f! * h!) - b! * (d! * i! - f! * g!) + c! * (d! * h! - e! * g!);

/** ST_Matrix3D, its translation turned into millimetres; the identity when it is missing. Throws for a singular one. */
export function transformOf(text: string | undefined, millimetres: number, where: string): Transform {
  if (text === undefined) return IDENTITY;
  const numbers = text.trim().split(/\s+/, 13);
  if (numbers.length !== 12) {
    throw new UnreadableModel('wellFormed', `3MF Core 3.3: ${where} does not have 12 numbers.`);
  }
  const transform = numbers.map((number, place) => numberOf(number, where) * (place < 9 ? 1 : millimetres));
  const lengths = [0, 3, 6].map((row) => Math.hypot(transform[row]!, transform[row + 1]!, transform[row + 2]!));
  const most = lengths.reduce((product, length) => product * length, 1);
  if (!(Math.abs(determinant(transform)) > most * SINGULAR)) {
    throw new UnreadableModel('wellFormed', `3MF Core 3.3: ${where} is singular: it makes the shape flat.`);
  }
  return transform;
}

/** What does the inner transform first and then the outer one. */
export function combined(inner: Transform, outer: Transform): Transform {
  if (inner === IDENTITY) return outer;
  if (outer === IDENTITY) return inner;
  return inner.map((_, place) => {
    const row = place - (place % 3);
    const column = place % 3;
    const sum =
      inner[row]! * outer[column]! + inner[row + 1]! * outer[3 + column]! + inner[row + 2]! * outer[6 + column]!;
    return row === 9 ? sum + outer[9 + column]! : sum;
  });
}
