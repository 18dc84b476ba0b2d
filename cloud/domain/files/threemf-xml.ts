/**
 * Reads a part of a 3MF package as XML, as 3MF Core Specification 1.3, 2.3.2, wants it: UTF-8 and without a document
 * type, so that no entity can be defined. Memory stays small whatever the part says.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { UnreadableModel } from './model';

export type XmlElement = SaxesTagNS;

export interface XmlListener {
  /** Called for each element in the order of the part, with the names of the elements around it. */
  open(element: XmlElement, around: readonly string[]): void;
  close(element: XmlElement): void;
  /** Whether the text of the element that has just been opened is wanted. */
  wantsText?(element: XmlElement): boolean;
  text?(text: string): void;
}

/** Deeper than anything that the specifications of 3MF nest. */
const DEEPEST = 32;
/** The longest tag, comment or run of text. The longest known attributes, thumbnails in metadata, are well below. */
const LONGEST_TOKEN = 4 * 2 ** 20;
/** Characters that the parser gets at once. */
const STEP = 65_536;

export const attributeOf = (element: XmlElement, name: string, namespace = ''): string | undefined => {
  const plain = element.attributes[name];
  if (namespace === '') return plain?.uri === '' ? plain.value : undefined;
  return Object.values(element.attributes).find(({ uri, local }) => uri === namespace && local === name)?.value;
};

function createParser(part: string, listener: XmlListener, onProgress: () => void): SaxesParser<{ xmlns: true }> {
  const around: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && encoding.toLowerCase() !== 'utf-8') {
      throw new UnreadableModel('wellFormed', `3MF Core 2.3.2: “${part}” is encoded as ${encoding}, not as UTF-8.`);
    }
  });
  parser.on('doctype', () => {
    throw new UnreadableModel('wellFormed', `3MF Core 2.3.2: “${part}” has a document type, which is forbidden.`);
  });
  parser.on('comment', onProgress);
  parser.on('opentag', (element) => {
    onProgress();
    if (around.length >= DEEPEST) {
      throw new UnreadableModel('withinLimits', `The elements of “${part}” are nested deeper than ${DEEPEST}.`);
    }
    listener.open(element, around);
    around.push(element.local);
    if (listener.wantsText?.(element)) parser.on('text', (text) => listener.text?.(text));
  });
  parser.on('closetag', (element) => {
    onProgress();
    around.pop();
    parser.off('text');
    listener.close(element);
  });
  return parser;
}

/** Throws UnreadableModel for what is no such XML, and hands on what the listener throws. */
export function readXml(part: string, pieces: Iterable<Uint8Array>, listener: XmlListener): void {
  let sinceLastToken = 0;
  const parser = createParser(part, listener, () => {
    sinceLastToken = 0;
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const feed = (text: string) => {
    for (let at = 0; at < text.length; at += STEP) {
      sinceLastToken += Math.min(STEP, text.length - at);
      parser.write(text.slice(at, at + STEP));
      if (sinceLastToken > LONGEST_TOKEN) {
        throw new UnreadableModel('withinLimits', `“${part}” has a tag or a text longer than any real one.`);
      }
    }
  };
  try {
    for (const piece of pieces) feed(decoder.decode(piece, { stream: true }));
    feed(decoder.decode());
    parser.close();
  } catch (error) {
    if (error instanceof UnreadableModel) throw error;
    throw new UnreadableModel('wellFormed', `3MF Core 2.3.2: “${part}” is no valid XML (${(error as Error).message}).`);
  }
}
