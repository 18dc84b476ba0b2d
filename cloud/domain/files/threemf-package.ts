/** The package around a 3MF model: which parts there are, and which of them is the model (3MF Core 2.1, OPC). */
import { UnreadableModel } from './model';
import { attributeOf, readXml, type XmlElement } from './threemf-xml';
import type { Archive } from './zip';

/** 3MF Core Specification 1.3, appendix C.1 and C.2. */
const MODEL_TYPE = 'application/vnd.ms-package.3dmanufacturing-3dmodel+xml';
const START_PART = 'http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel';
const PRINT_TICKET = 'http://schemas.microsoft.com/3dmanufacturing/2013/01/printticket';
const THUMBNAIL = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail';

/** ISO/IEC 29500-2, annex E. */
const CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT_TYPES_NAME = '[Content_Types].xml';

const MOST_LINES = 10_000;

interface Relationship {
  type: string;
  /** The name of a part without the slash at its beginning; undefined for what lies outside the package. */
  target: string | undefined;
}

const broken = (detail: string) => new UnreadableModel('wellFormed', `3MF Core 2.1.1: ${detail}`);

/** Calls back for each element of this namespace below the root of a part. */
function readLines(archive: Archive, part: string, namespace: string, take: (element: XmlElement) => void): void {
  let lines = 0;
  readXml(part, archive.read(part), {
    open(element, around) {
      if (element.uri !== namespace || around.length !== 1) return;
      if (++lines > MOST_LINES) {
        throw new UnreadableModel('withinLimits', `“${part}” has more than ${MOST_LINES} lines.`);
      }
      take(element);
    },
    close() {},
  });
}

/** The content type of a part by its name; an override goes before the default of an ending (OPC 7.2.3). */
function readContentTypes(archive: Archive): (part: string) => string | undefined {
  if (!archive.has(CONTENT_TYPES_NAME)) throw broken(`“${CONTENT_TYPES_NAME}” is missing.`);
  const byEnding = new Map<string, string>();
  const byName = new Map<string, string>();
  readLines(archive, CONTENT_TYPES_NAME, CONTENT_TYPES, (element) => {
    const type = attributeOf(element, 'ContentType') ?? '';
    if (element.local === 'Default') byEnding.set((attributeOf(element, 'Extension') ?? '').toLowerCase(), type);
    if (element.local === 'Override') byName.set((attributeOf(element, 'PartName') ?? '').toLowerCase(), type);
  });
  return (part) => byName.get(`/${part.toLowerCase()}`) ?? byEnding.get(part.split('.').at(-1)!.toLowerCase());
}

/** The part that a target names, seen from the folder of the part that names it. */
function partOf(target: string, folder: string): string {
  const base = `package://part/${folder}`;
  const path = URL.canParse(target, base) ? new URL(target, base) : undefined;
  if (path?.host !== 'part' || path.protocol !== 'package:' || /%(?![\da-f]{2})/i.test(path.pathname)) {
    throw broken(`the target “${target.slice(0, 80)}” names no part of the package.`);
  }
  return decodeURIComponent(path.pathname.slice(1));
}

/** What the part is related to; the package itself is the empty name. Without any list: nothing. */
function readRelationships(archive: Archive, part: string): Relationship[] {
  const at = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, at);
  const list = `${folder}_rels/${part.slice(at)}.rels`;
  const relationships: Relationship[] = [];
  if (!archive.has(list)) return relationships;
  readLines(archive, list, RELATIONSHIPS, (element) => {
    const isOutside = attributeOf(element, 'TargetMode') === 'External';
    const target = isOutside ? undefined : partOf(attributeOf(element, 'Target') ?? '', folder);
    relationships.push({ type: attributeOf(element, 'Type') ?? '', target });
  });
  return relationships;
}

/** The StartPart of the package: there is exactly one, and it is inside. */
function startPartOf(relationships: Relationship[]): string {
  const targets = relationships.filter(({ type }) => type === START_PART).map(({ target }) => target);
  if (targets.length === 0) throw broken('no relationship of the package names its model (StartPart).');
  if (targets.length > 1) throw broken('more than one relationship names a model (StartPart).');
  if (targets[0] === undefined) throw broken('the model (StartPart) lies outside the package.');
  return targets[0];
}

/** What breaks the specification beside the model itself. */
function complaintsAbout(archive: Archive, ofPackage: Relationship[], ofModel: Relationship[]): string[] {
  const missing = [...ofPackage, ...ofModel]
    .filter(({ type }) => type === THUMBNAIL || type === PRINT_TICKET)
    .filter(({ target }) => target === undefined || !archive.has(target))
    .map(({ target }) => `3MF Core 2.1.1: a relationship names “${target?.slice(0, 80) ?? ''}”, which is missing.`);
  const hasTwoTickets = ofModel.filter(({ type }) => type === PRINT_TICKET).length > 1;
  return hasTwoTickets ? [...missing, '3MF Core 2.1.4: the model has more than one print ticket.'] : missing;
}

export interface Package {
  /** The main model part, without the slash at the beginning of its name. */
  start: string;
  /** The content of a model part. Throws when it is missing or is of another type. */
  readModel(part: string): Iterable<Uint8Array>;
  /** What breaks the specification without changing the shape. */
  complaints: string[];
}

/** Throws UnreadableModel when the package does not lead to a model. */
export function openPackage(archive: Archive): Package {
  const typeOf = readContentTypes(archive);
  const ofPackage = readRelationships(archive, '');
  const start = startPartOf(ofPackage);
  const readModel = (part: string) => {
    if (!archive.has(part)) throw broken(`the model part “/${part.slice(0, 80)}” is missing.`);
    if (typeOf(part) !== MODEL_TYPE) throw broken(`“/${part.slice(0, 80)}” does not have the type of a model part.`);
    return archive.read(part);
  };
  return { start, readModel, complaints: complaintsAbout(archive, ofPackage, readRelationships(archive, start)) };
}
