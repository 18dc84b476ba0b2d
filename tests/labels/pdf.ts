/** Reads a PDF of the shop the way a printer and a scanner do: its words, and what its QR code says. */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** The streams of the file, unpacked, as text. */
function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ 0: mark, index }) => {
    if (text.slice(index - 3, index) === 'end') return [];
    const start = index + mark.length;
    return [inflateSync(pdf.subarray(start, text.indexOf('endstream', start))).toString('latin1')];
  });
}

/** Each font's table from the codes on the page to letters, in the order of the fonts' names. */
function alphabetsOf(streams: string[]): string[][] {
  return streams
    .filter((stream) => stream.includes('beginbfrange'))
    .map((stream) =>
      [...(/\[(.*)\]/s.exec(stream)?.[1] ?? '').matchAll(/<([0-9a-f]+)>/g)].map(([, code]) =>
        String.fromCodePoint(Number.parseInt(code as string, 16)),
      ),
    );
}

const pageOf = (streams: string[]) => streams.find((stream) => stream.includes('BT')) ?? '';

/** The lines of words of all pages, in the order in which they were written. */
export function wordsOf(pdf: Buffer): string[] {
  const streams = streamsOf(pdf);
  const page = streams.filter((stream) => stream.includes('BT')).join('\n');
  const fonts = [...new Set([...page.matchAll(/\/(F\d+) /g)].map(([, name]) => name))].sort();
  const alphabets = alphabetsOf(streams);
  return [...page.matchAll(/\/(F\d+) [\d.]+ Tf\s*\[(.*?)\] TJ/gs)].map(([, font, shown]) => {
    const alphabet = alphabets[fonts.indexOf(font)] ?? [];
    const codes = [...(shown as string).matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) =>
      (hex as string).match(/.{4}/g),
    );
    return codes.map((code) => alphabet[Number.parseInt(code as string, 16)]).join('');
  });
}

/** Width and height in millimetres. */
export function sizeOf(pdf: Buffer): number[] {
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? [];
  return [width, height].map((points) => Math.round((Number(points) * 25.4) / 72));
}

type Image = Parameters<typeof readBarcodes>[0];

const DOTS_PER_POINT = 4;

/** The page's first shape, which is the code, drawn into dots. */
function picture(page: string): Image {
  const [width, height] = [800, 360];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [, ...numbers] of page
    .slice(0, page.indexOf('\nf\n'))
    .matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)) {
    const [left, top, wide, high] = numbers.map((number) => Number(number) * DOTS_PER_POINT) as [
      number,
      number,
      number,
      number,
    ];
    for (let y = Math.round(top); y < Math.round(top + high); y += 1)
      for (let x = Math.round(left); x < Math.round(left + wide); x += 1)
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return { data, width, height, colorSpace: 'srgb' } as Image;
}

/** What a scanner reads off the label. */
export async function scanned(pdf: Buffer): Promise<string[]> {
  const wasmBinary = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: wasmBinary.buffer as ArrayBuffer }, fireImmediately: true });
  const found = await readBarcodes(picture(pageOf(streamsOf(pdf))), { formats: ['QRCode'] });
  return found.map(({ text }) => text);
}
