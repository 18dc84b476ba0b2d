/**
 * Reads single entries of a ZIP archive without unpacking the archive, and trusts nothing that it says of itself.
 *
 * After the ZIP File Format Specification (APPNOTE.TXT) 6.3.10, the numbers in the comments. As the Open Packaging
 * Conventions ask (ISO/IEC 29500-2, annex B), an entry whose name cannot be a part name (absolute, with a backslash,
 * or with an empty, “.” or “..” segment) is no part of the package: it is ignored and cannot be read. Part names are
 * the same when they differ only in the case of ASCII letters.
 */
import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { type ByteSource, UnreadableModel } from './model';

export interface ArchiveLimits {
  entries: number;
  directoryBytes: number;
  /** Of everything that is read from the archive together. */
  inflatedBytes: number;
  /** Inflated bytes for one compressed byte, once an entry is longer than `ratioFreeBytes`. */
  ratio: number;
  ratioFreeBytes: number;
}

/** A large 3MF inflates to eight to fifteen times its size; regular grids to some forty times. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 10_000,
  directoryBytes: 16 * 2 ** 20,
  inflatedBytes: 2 ** 30,
  ratio: 200,
  ratioFreeBytes: 8 * 2 ** 20,
};

interface Entry {
  name: string;
  flags: number;
  method: number;
  crc: number;
  compressedBytes: number;
  inflatedBytes: number;
  headerAt: number;
}

/** Where the directory is. */
interface Directory {
  entries: number;
  at: number;
  bytes: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_END_BYTES = 56;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const HEADER_SIGNATURE = 0x04034b50;
const HEADER_BYTES = 30;
const ZIP64_EXTRA = 1;
const ENCRYPTED = 1 | (1 << 6) | (1 << 13);
const SIZES_FOLLOW = 1 << 3;
const STORED = 0;
const DEFLATED = 8;
const IN_ZIP64_16 = 0xffff;
const IN_ZIP64_32 = 0xffffffff;
/** Little enough that what one step inflates to stays small: at most 1,032 times as much. */
const STEP_BYTES = 16_384;

const broken = (detail: string) => new UnreadableModel('wellFormed', `The archive is damaged: ${detail}`);

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A copy of exactly these bytes. */
function bytesAt(source: ByteSource, offset: number, length: number): Uint8Array {
  if (offset + length > source.size) throw broken('it ends too early.');
  return source.read(offset, length).slice();
}

/** A number of 8 bytes; what is beyond 2^53 is beyond every file. */
const wide = (view: DataView, at: number) => Number(view.getBigUint64(at, true));

/** 4.3.16: the last place whose comment ends exactly with the file. */
function findEnd(source: ByteSource): number {
  const from = Math.max(0, source.size - END_BYTES - LONGEST_COMMENT);
  const tail = bytesAt(source, from, source.size - from);
  const view = viewOf(tail);
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE && at + END_BYTES + view.getUint16(at + 20, true) === tail.length) {
      return from + at;
    }
  }
  throw broken('its directory is missing. The file was probably not sent to its end.');
}

/** 4.3.14 and 4.3.15. */
function zip64Directory(source: ByteSource, endAt: number): Directory {
  const locator = viewOf(bytesAt(source, Math.max(0, endAt - ZIP64_LOCATOR_BYTES), ZIP64_LOCATOR_BYTES));
  if (locator.getUint32(0, true) !== ZIP64_LOCATOR_SIGNATURE) throw broken('its directory is missing.');
  const view = viewOf(bytesAt(source, wide(locator, 8), ZIP64_END_BYTES));
  if (view.getUint32(0, true) !== ZIP64_END_SIGNATURE) throw broken('its directory is missing.');
  return { entries: wide(view, 32), bytes: wide(view, 40), at: wide(view, 48) };
}

function findDirectory(source: ByteSource, limits: ArchiveLimits): Directory {
  const endAt = findEnd(source);
  const view = viewOf(bytesAt(source, endAt, END_BYTES));
  const plain = { entries: view.getUint16(10, true), bytes: view.getUint32(12, true), at: view.getUint32(16, true) };
  const isZip64 = plain.entries === IN_ZIP64_16 || plain.bytes === IN_ZIP64_32 || plain.at === IN_ZIP64_32;
  const directory = isZip64 ? zip64Directory(source, endAt) : plain;
  if (directory.at + directory.bytes > endAt) throw broken('its directory lies outside the file.');
  if (directory.entries > limits.entries || directory.bytes > limits.directoryBytes) {
    throw new UnreadableModel('withinLimits', `The archive has more than ${limits.entries} entries.`);
  }
  if (directory.entries * ENTRY_BYTES > directory.bytes) throw broken('its directory ends too early.');
  return directory;
}

/** 4.5.3: the numbers that have no room in 4 bytes, in this order, only those that are needed. */
function readZip64Extra(extra: DataView, needed: ('inflatedBytes' | 'compressedBytes' | 'headerAt')[], entry: Entry) {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== ZIP64_EXTRA) continue;
    const bytes = Math.min(extra.getUint16(at + 2, true), extra.byteLength - at - 4);
    if (bytes < needed.length * 8) break;
    needed.forEach((key, index) => {
      entry[key] = wide(extra, at + 4 + index * 8);
    });
    return;
  }
  throw broken('the size of an entry is missing.');
}

/** 4.3.12: one line of the directory, and where the next one begins. */
function readEntry(directory: Uint8Array, at: number): { entry: Entry; next: number } {
  const view = viewOf(directory);
  if (at + ENTRY_BYTES > directory.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
    throw broken('its directory ends too early.');
  }
  const nameAt = at + ENTRY_BYTES;
  const extraAt = nameAt + view.getUint16(at + 28, true);
  const commentAt = extraAt + view.getUint16(at + 30, true);
  const next = commentAt + view.getUint16(at + 32, true);
  if (next > directory.length) throw broken('its directory ends too early.');
  const entry: Entry = {
    name: new TextDecoder().decode(directory.subarray(nameAt, extraAt)),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressedBytes: view.getUint32(at + 20, true),
    inflatedBytes: view.getUint32(at + 24, true),
    headerAt: view.getUint32(at + 42, true),
  };
  const needed = (['inflatedBytes', 'compressedBytes', 'headerAt'] as const).filter(
    (key) => entry[key] === IN_ZIP64_32,
  );
  if (needed.length > 0) readZip64Extra(viewOf(directory.subarray(extraAt, commentAt)), needed, entry);
  return { entry, next };
}

function checkEntry({ name, flags, method, compressedBytes, inflatedBytes }: Entry): void {
  if (flags & ENCRYPTED) throw new UnreadableModel('supported', `“${name}” in the archive is encrypted.`);
  if (method !== STORED && method !== DEFLATED) {
    throw new UnreadableModel(
      'supported',
      `“${name}” in the archive is compressed by method ${method}. Packages may only use Deflate.`,
    );
  }
  if (method === STORED && compressedBytes !== inflatedBytes) throw broken(`“${name}” names two different sizes.`);
}

function readDirectory(source: ByteSource, limits: ArchiveLimits): Entry[] {
  const where = findDirectory(source, limits);
  const directory = bytesAt(source, where.at, where.bytes);
  const entries: Entry[] = [];
  let at = 0;
  for (let index = 0; index < where.entries; index++) {
    const { entry, next } = readEntry(directory, at);
    checkEntry(entry);
    entries.push(entry);
    at = next;
  }
  return entries;
}

/** 4.3.7: where the content begins. The header before it must say the same as the directory. */
function contentAt(source: ByteSource, entry: Entry): number {
  const view = viewOf(bytesAt(source, entry.headerAt, HEADER_BYTES));
  if (view.getUint32(0, true) !== HEADER_SIGNATURE) throw broken(`“${entry.name}” is not where it should be.`);
  const nameBytes = view.getUint16(26, true);
  const name = new TextDecoder().decode(bytesAt(source, entry.headerAt + HEADER_BYTES, nameBytes));
  const flags = view.getUint16(6, true);
  const sizes = [view.getUint32(14, true), view.getUint32(18, true), view.getUint32(22, true)];
  const listed = [entry.crc, entry.compressedBytes, entry.inflatedBytes];
  const sizesAgree =
    (flags & SIZES_FOLLOW) !== 0 || sizes.every((size, index) => size === listed[index] || size === IN_ZIP64_32);
  const agrees =
    name === entry.name &&
    view.getUint16(8, true) === entry.method &&
    (flags & (ENCRYPTED | SIZES_FOLLOW)) === (entry.flags & (ENCRYPTED | SIZES_FOLLOW)) &&
    sizesAgree;
  if (!agrees) throw broken(`its directory and the header of “${entry.name}” contradict each other.`);
  return entry.headerAt + HEADER_BYTES + nameBytes + view.getUint16(28, true);
}

/** ISO/IEC 29500-2, 6.2.2.2, as far as it keeps names apart. */
const isPartName = (name: string) =>
  !name.includes('\\') && !/[:\p{C}]/u.test(name) && name.split('/').every((segment) => !/^\.*$/.test(segment));

const keyOf = (name: string) => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Throws when two entries share bytes, as in archives that are made to inflate without end. */
function checkOverlaps(entries: { entry: Entry; from: number }[], size: number): void {
  const inOrder = entries.toSorted((a, b) => a.entry.headerAt - b.entry.headerAt);
  inOrder.forEach(({ entry, from }, index) => {
    const next = inOrder[index + 1]?.entry.headerAt ?? size;
    if (from + entry.compressedBytes > next) throw broken(`“${entry.name}” overlaps what follows it.`);
  });
}

type Steps = Generator<{ step: Uint8Array; last: boolean }>;

/** The bytes of an entry, compressed or not, in small steps. */
function* stepsOf(source: ByteSource, from: number, bytes: number): Steps {
  for (let done = 0; done < bytes; ) {
    const step = source.read(from + done, Math.min(STEP_BYTES, bytes - done));
    if (step.length === 0) throw broken('it ends too early.');
    done += step.length;
    yield { step, last: done === bytes };
  }
}

function* storedSteps(steps: Steps): Generator<Uint8Array> {
  for (const { step } of steps) yield step;
}

function* inflatedSteps(name: string, steps: Steps): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => ready.push(chunk));
  for (const { step, last } of steps) {
    try {
      inflate.push(step, last);
    } catch {
      throw broken(`“${name}” cannot be inflated.`);
    }
    yield* ready.splice(0);
  }
}

export class Archive {
  private readonly entries = new Map<string, { entry: Entry; from: number }>();
  private inflatedBytes = 0;

  /** Throws UnreadableModel for an archive that is damaged, contradicts itself or goes beyond the limits. */
  constructor(
    private readonly source: ByteSource,
    private readonly limits: ArchiveLimits = ARCHIVE_LIMITS,
  ) {
    const all = readDirectory(source, limits).map((entry) => ({ entry, from: contentAt(source, entry) }));
    checkOverlaps(all, source.size);
    for (const each of all.filter(({ entry }) => isPartName(entry.name))) {
      const key = keyOf(each.entry.name);
      if (this.entries.has(key)) throw broken(`it has “${each.entry.name}” twice.`);
      this.entries.set(key, each);
    }
  }

  /** `name` without a slash at its beginning. */
  has(name: string): boolean {
    return this.entries.has(keyOf(name));
  }

  /** The content of an entry that is there, piece by piece, checked against the size and the checksum it names. */
  *read(name: string): Generator<Uint8Array> {
    const { entry, from } = this.entries.get(keyOf(name))!;
    const steps = stepsOf(this.source, from, entry.compressedBytes);
    const pieces = entry.method === STORED ? storedSteps(steps) : inflatedSteps(entry.name, steps);
    let bytes = 0;
    let checksum = 0;
    for (const piece of pieces) {
      bytes += piece.length;
      this.count(entry, bytes, piece.length);
      checksum = crc32(piece, checksum);
      yield piece;
    }
    if (bytes !== entry.inflatedBytes) throw broken(`“${entry.name}” is not as long as it says.`);
    if (checksum !== entry.crc) throw broken(`the checksum of “${entry.name}” is wrong.`);
  }

  private count(entry: Entry, bytes: number, more: number): void {
    this.inflatedBytes += more;
    const { inflatedBytes, ratio, ratioFreeBytes } = this.limits;
    if (this.inflatedBytes > inflatedBytes) {
      throw new UnreadableModel('withinLimits', `The archive inflates to more than ${inflatedBytes / 2 ** 20} MB.`);
    }
    if (bytes > ratioFreeBytes && bytes > entry.compressedBytes * ratio) {
      throw new UnreadableModel(
        'withinLimits',
        `“${entry.name}” inflates to more than ${ratio} times its size. No model does that.`,
      );
    }
  }
}
