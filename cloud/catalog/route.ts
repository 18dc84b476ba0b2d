/** `/store`: the pictures of catalogue items, which staff change and everybody sees; and the files of models, for staff. */
import { createHash, randomBytes } from 'node:crypto';
import express, { type Request, type Response } from 'express';
import Parse from 'parse/node';
import { dropFile } from '../data/stored-files';
import { ShopError } from '../domain/errors';
import { kindOfPicture, pictureNameOf, pictureUrlOf, typeOfPicture } from '../domain/sales/pictures';
import { ownContext } from '../kernel/own-save';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { sendPicture } from '../pictures';

type Handler = (request: Request, response: Response) => Promise<void>;

const MEGABYTE = 1024 * 1024;
const MOST_BYTES = 5 * MEGABYTE;
const readRaw = express.raw({ type: () => true, limit: MOST_BYTES });

function sessionOf(request: Request): string {
  const sessionToken = request.get('X-Parse-Session-Token');
  if (!sessionToken) throw new Parse.Error(Parse.Error.INVALID_SESSION_TOKEN, 'Send X-Parse-Session-Token.');
  return sessionToken;
}

/** The row of the address, for whoever may read it. */
async function rowAskedFor(className: string, { store }: Tools, request: Request): Promise<Row> {
  const id = String(request.params.id);
  await new Parse.Query(className).get(id, { sessionToken: sessionOf(request) });
  return (await store.get(className, id)) as Row;
}

async function bodyOf(request: Request, response: Response): Promise<Buffer> {
  await new Promise<void>((resolve, reject) => {
    readRaw(request, response, (error?: { type?: string }) => {
      if (!error) return resolve();
      const tooLarge = error.type === 'entity.too.large';
      const most = `${MOST_BYTES / MEGABYTE} MB`;
      reject(new ShopError(tooLarge ? 'catalog.pictureTooLarge' : 'catalog.badPicture', { most }));
    });
  });
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

/** Saves the item as whoever asks, so that every rule holds, with the address that only the server sets. */
async function showOn(item: Row, imageUrl: string | null, request: Request): Promise<void> {
  const object = Parse.Object.extend('CatalogItem').createWithoutData(item.objectId) as Parse.Object;
  // With a picture that somebody else changed meanwhile, the reader's choice is another one.
  object.set('revision', item.revision);
  await object.save(null, { sessionToken: sessionOf(request), context: ownContext({ sets: { imageUrl } }) });
}

/** POST /store/items/:id/picture: the body is the picture. Answers { imageUrl }. */
export function keepItemPicture(tools: Tools): Handler {
  const { store, files, now } = tools;
  return async (request, response) => {
    const item = await rowAskedFor('CatalogItem', tools, request);
    const bytes = await bodyOf(request, response);
    const kind = kindOfPicture(bytes);
    if (!kind) throw new ShopError('catalog.badPicture');
    const name = pictureNameOf(randomBytes(16).toString('hex'), kind);
    const facts = { sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
    // Noted before it is there: the sweep removes what a crash leaves.
    await store.create('FileRevision', {
      storageName: name,
      fileName: `${item.slug}.${kind.ending}`,
      ...facts,
      uploadedAt: now(),
      ACL: {},
    });
    try {
      await files.parseAdapter.createFile(name, bytes, kind.type);
      files.takeFacts(name);
      await showOn(item, pictureUrlOf(name), request);
    } catch (error) {
      await dropFile(tools, name);
      throw error;
    }
    response.json({ imageUrl: pictureUrlOf(name) });
  };
}

/** DELETE /store/items/:id/picture; a second time does nothing. */
export function dropItemPicture(tools: Tools): Handler {
  return async (request, response) => {
    const item = await rowAskedFor('CatalogItem', tools, request);
    if (item.imageUrl) await showOn(item, null, request);
    response.json({});
  };
}

/** GET /store/pictures/:name, for everybody; a name never means another picture. */
export function sendItemPicture({ files }: Tools): Handler {
  return async (request, response) => {
    const name = String(request.params.name);
    const type = typeOfPicture(name);
    if (!type) throw new ShopError('catalog.noPicture');
    response.set({ 'Cache-Control': 'public, max-age=31536000, immutable', 'X-Content-Type-Options': 'nosniff' });
    try {
      await files.send(name, request, response.type(type));
    } catch (error) {
      response.set('Cache-Control', 'no-store');
      throw error instanceof ShopError ? new ShopError('catalog.noPicture') : error;
    }
  };
}

/** GET /files/models/:id, for whoever may read the model. */
export function sendModelFile(tools: Tools): Handler {
  return async (request, response) => {
    const { fileKey, fileName } = await rowAskedFor('Model', tools, request);
    response.set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store' });
    response.attachment(fileName).type('application/octet-stream');
    await tools.files.send(fileKey, request, response);
  };
}

/** GET /files/models/:id/picture: what it looks like. */
export function sendModelPicture(tools: Tools): Handler {
  return async (request, response) => {
    await sendPicture(tools, (await rowAskedFor('Model', tools, request)).fileKey, response);
  };
}
