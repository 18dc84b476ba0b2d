/** What the stories of the catalogue have in common: items, templates, models and pictures. */
import { deflateSync } from 'node:zlib';
import type { Answer, Api } from '../support/api';
import { fromAnywhere, pointer } from '../support/api';
import { cubeStl } from '../support/models';
import { next, type Shop } from '../support/shop';
import { uploaded } from '../support/tus';

export const itemFields = (more: Record<string, unknown> = {}) => {
  const number = next();
  return { slug: `item-${number}`, name: `Item ${number}`, ...more };
};

export const newTemplate = ({ coordinator }: Shop, more: Record<string, unknown> = {}) =>
  coordinator.made('ProductTemplate', { name: `Template ${next()}`, ...more });

/** A new model of the template, of a cube. */
export async function newModel(shop: Shop, template: string, fileName = 'cube.stl', more = {}): Promise<string> {
  const upload = await uploaded(shop.url, fileName, cubeStl(10), fromAnywhere());
  return shop.coordinator.made('Model', { productTemplate: pointer('ProductTemplate', template), upload, ...more });
}

/** A template with one model, and an item of it on offer. */
export async function newProduct(shop: Shop, more: Record<string, unknown> = {}) {
  const template = await newTemplate(shop);
  const model = await newModel(shop, template);
  const fields = itemFields({ productTemplate: pointer('ProductTemplate', template), ...more });
  return { template, model, item: await shop.coordinator.made('CatalogItem', fields), slug: fields.slug };
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** A PNG of one colour that a browser shows. */
export function png([red, green, blue]: [number, number, number] = [20, 120, 130], side = 16): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.from([0, ...Array.from({ length: side }, () => [red, green, blue]).flat()]);
  const lines = Buffer.concat(Array.from({ length: side }, () => line));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const sendPicture = (who: Api, item: string, bytes: Uint8Array, type = 'image/png'): Promise<Answer> =>
  who.request('POST', `/store/items/${item}/picture`, bytes, { 'Content-Type': type });
