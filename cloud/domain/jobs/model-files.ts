/** Which model files the shop takes: by the name, and by how the content begins and ends. */
import type { PrintJobStatus } from '../../../schema/generated';
import { ShopError } from '../errors';

/** Where the file may still be replaced: later, a revision has to be asked for, since a quote or a print goes by it. */
export const FILE_IS_OPEN: readonly PrintJobStatus[] = ['Received', 'File Review', 'Revision Requested'];

/** By the ending of the file's name. */
export const MODEL_ENDINGS = ['stl', '3mf', 'step', 'stp', 'obj'];

/** Megabytes of a file that is sent in one request. */
export const MOST_UPLOAD_MB = 100;

/** Bytes at either end of a file that tell what it is. */
export const TELLING_BYTES = 65_536;

const LONGEST_NAME = 255;

export const endingOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';

/** What a file of this name is written in: one format has two endings. */
export const formatOf = (name: string): string => (endingOf(name) === 'stp' ? 'step' : endingOf(name));

export const nameWithoutEnding = (name: string): string => name.replace(/(?<=.)\.[^.]*$/, '');

/** The name without the path that some programs put before it, and without what no file name has. */
export function plainFileName(given: string): string {
  const name = (given.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim();
  return name.length <= LONGEST_NAME ? name : name.slice(-LONGEST_NAME);
}

/** Throws file.type for a name that is none of a model. */
export function checkModelName(name: string): void {
  if (!MODEL_ENDINGS.includes(endingOf(name))) throw new ShopError('file.type', { allowed: MODEL_ENDINGS.join(', ') });
}

/** What is known of a file without reading the whole of it. */
export interface Glance {
  /** The first TELLING_BYTES, or fewer. */
  head: Uint8Array;
  /** The last TELLING_BYTES, or fewer. */
  tail: Uint8Array;
  sizeBytes: number;
}

/** Each byte one character, so that nothing is lost. */
const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes).replace(/^ï»¿/, '');

const STL_HEADER_BYTES = 84;
const STL_TRIANGLE_BYTES = 50;

function isBinaryStl({ head, sizeBytes }: Glance): boolean {
  if (sizeBytes < STL_HEADER_BYTES) return false;
  const triangles = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(STL_HEADER_BYTES - 4, true);
  return triangles > 0 && STL_HEADER_BYTES + triangles * STL_TRIANGLE_BYTES <= sizeBytes;
}

const isTextStl = ({ head }: Glance) => /^\s*solid\b[^\n]*[\s\S]*?\n\s*facet\s+normal\s/i.test(textOf(head));

/** A zip whose directory, at its end, lists a model. */
function is3mf({ head, tail }: Glance): boolean {
  const names = `${textOf(head)}${textOf(tail)}`;
  return names.startsWith('PK\u0003\u0004') && names.includes('.model');
}

const isStep = ({ head }: Glance) => /^\s*(\/\*[\s\S]*?\*\/\s*)*ISO-10303-21\s*;/.test(textOf(head));

/** Text with a corner of a surface in it. */
function isObj({ head }: Glance): boolean {
  const text = textOf(head);
  return !text.includes('\u0000') && !/^\s*</.test(text) && /^v[ \t]+[-+.\d]/m.test(text);
}

const FORMATS: Record<string, (glance: Glance) => boolean> = {
  stl: (glance) => isBinaryStl(glance) || isTextStl(glance),
  '3mf': is3mf,
  step: isStep,
  stp: isStep,
  obj: isObj,
};

/** Throws file.content when the file is not what its name says. */
export function checkModelContent(name: string, glance: Glance): void {
  const ending = endingOf(name);
  if (!FORMATS[ending]?.(glance)) throw new ShopError('file.content', { name, ending });
}
