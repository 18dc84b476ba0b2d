/** 3MF packages made here, valid but for what a test changes. */
import { strToU8, type Zippable, zipSync } from 'fflate';

export const CORE = 'http://schemas.microsoft.com/3dmanufacturing/core/2015/02';
export const PRODUCTION = 'http://schemas.microsoft.com/3dmanufacturing/production/2015/06';
export const START_PART = 'http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel';
export const MODEL_TYPE = 'application/vnd.ms-package.3dmanufacturing-3dmodel+xml';

export const contentTypes = (lines: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${lines}</Types>`;

const CONTENT_TYPES = contentTypes(
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="model" ContentType="${MODEL_TYPE}"/>`,
);

export const relationships = (...lines: { type: string; target: string; isOutside?: boolean }[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines
    .map(({ type, target, isOutside }, index) => {
      const mode = isOutside ? 'TargetMode="External"' : '';
      return `<Relationship Id="rel${index}" Type="${type}" Target="${target}" ${mode}/>`;
    })
    .join('')}</Relationships>`;

const FACES = ['023', '031', '457', '476', '015', '054', '267', '273', '046', '062', '137', '175'];

const meshXml = (corners: number[][], triangles: number[][]) => {
  const vertices = corners.map(([x, y, z]) => `<vertex x="${x}" y="${y}" z="${z}"/>`).join('');
  const faces = triangles.map(([a, b, c]) => `<triangle v1="${a}" v2="${b}" v3="${c}"/>`).join('');
  return `<mesh><vertices>${vertices}</vertices><triangles>${faces}</triangles></mesh>`;
};

const boxCorners = (x: number, y: number, z: number) =>
  Array.from({ length: 8 }, (_, at) => [at & 1 ? x : 0, at & 2 ? y : 0, at & 4 ? z : 0]);

/** A box from the origin, outside out; several in the same place have corners of their own. */
export function boxMesh(x: number, y: number, z: number, boxes = 1): string {
  const numbers = Array.from({ length: boxes }, (_, index) => index);
  return meshXml(
    numbers.flatMap(() => boxCorners(x, y, z)),
    numbers.flatMap((index) => FACES.map((face) => [...face].map((corner) => Number(corner) + index * 8))),
  );
}

/** The same box, each triangle with corners of its own. */
export function looseBoxMesh(x: number, y: number, z: number): string {
  const corners = boxCorners(x, y, z);
  return meshXml(
    FACES.flatMap((face) => [...face].map((corner) => corners[Number(corner)]!)),
    FACES.map((_, index) => [index * 3, index * 3 + 1, index * 3 + 2]),
  );
}

export const objectXml = (id: number, content: string, attributes = '') =>
  `<object id="${id}" ${attributes}>${content}</object>`;

export const componentsXml = (...components: string[]) =>
  `<components>${components.map((attributes) => `<component ${attributes}/>`).join('')}</components>`;

interface ModelXml {
  resources?: string;
  build?: string;
  /** Of the element `model`. */
  attributes?: string;
  metadata?: string;
}

export const modelXml = ({
  resources = objectXml(1, boxMesh(10, 20, 30)),
  build = '<item objectid="1"/>',
  attributes = '',
  metadata = '',
}: ModelXml = {}) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="${CORE}" ${attributes}>${metadata}<resources>${resources}</resources><build>${build}</build></model>`;

/** Of every part, so that the same package has the same bytes on every day and in every time zone. */
const MADE_AT = '2026-01-01T00:00:00';

/** A package of these parts, beside the ones that every package has; undefined leaves one of those out. */
export function packageOf(model: string | Uint8Array, parts: Record<string, string | undefined> = {}): Uint8Array {
  const all = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relationships({ type: START_PART, target: '/3D/3dmodel.model' }),
    '3D/3dmodel.model': model,
    ...parts,
  };
  const files: Zippable = {};
  for (const [name, content] of Object.entries(all)) {
    if (content !== undefined) files[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(files, { mtime: MADE_AT });
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the line of an entry begins in the directory. */
function lineOf(archive: Uint8Array, entry: number): number {
  const view = viewOf(archive);
  let at = view.getUint32(archive.length - 6, true);
  for (let line = 0; line < entry; line++) {
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at;
}

/** A copy of the archive with another number of 2 or 4 bytes in a line of its directory. */
export function withListed(archive: Uint8Array, entry: number, offset: number, bytes: 2 | 4, value: number) {
  const changed = archive.slice();
  const at = lineOf(archive, entry) + offset;
  if (bytes === 2) viewOf(changed).setUint16(at, value, true);
  else viewOf(changed).setUint32(at, value, true);
  return changed;
}

/** A copy of the archive in which an entry says, before its content and in the directory, that it is this long. */
export function withStoredSize(archive: Uint8Array, entry: number, size: number): Uint8Array {
  const changed = withListed(withListed(archive, entry, 20, 4, size), entry, 24, 4, size);
  const header = viewOf(archive).getUint32(lineOf(archive, entry) + 42, true);
  viewOf(changed).setUint32(header + 18, size, true);
  viewOf(changed).setUint32(header + 22, size, true);
  return changed;
}

/** A copy with every occurrence of some bytes replaced by others, as many. */
export const replaced = (archive: Uint8Array, from: string, to: string): Uint8Array =>
  new Uint8Array(Buffer.from(Buffer.from(archive).toString('latin1').replaceAll(from, to), 'latin1'));

/** The same archive with its directory where numbers of 8 bytes lead to it. */
export function asZip64(archive: Uint8Array): Uint8Array {
  const end = archive.length - 22;
  const view = viewOf(archive);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(view.getUint16(end + 8, true)), 24);
  record.writeBigUInt64LE(BigInt(view.getUint16(end + 10, true)), 32);
  record.writeBigUInt64LE(BigInt(view.getUint32(end + 12, true)), 40);
  record.writeBigUInt64LE(BigInt(view.getUint32(end + 16, true)), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(end), 8);
  locator.writeUInt32LE(1, 16);
  const plain = Buffer.from(archive.slice(end)).fill(0xff, 8, 20);
  return new Uint8Array(Buffer.concat([archive.subarray(0, end), record, locator, plain]));
}
