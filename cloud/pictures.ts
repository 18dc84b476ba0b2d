/** Pictures of model files, for whoever was let see the job they belong to. */
import type { Response } from 'express';
import { pictureNameOf, preflightOf } from './data/preflights';
import { ShopError } from './domain/errors';
import type { Tools } from './kernel/tools';

/** Sends the picture of a stored file as a PNG. Throws job.noPicture. */
export async function sendPicture(tools: Tools, storageName: string | undefined, response: Response): Promise<void> {
  const found = storageName === undefined ? undefined : await preflightOf(tools, storageName);
  if (!found?.hasPicture) throw new ShopError('job.noPicture');
  const picture = await tools.files.parseAdapter.getFileData(pictureNameOf(found.storageName));
  // The same address shows the next file when there is one.
  response.set({ 'Cache-Control': 'private, no-cache' }).type('image/png').send(picture);
}
