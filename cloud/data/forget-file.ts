/** Takes the file of a quote out of the store, unless something else is made of it. */
import type { Tools } from '../kernel/tools';
import { dropUnclaimed } from './stored-files';
import { withdrawUpload } from './uploads';

/** Safe to do twice. What became a job's file stays that job's. */
export async function forgetFile(tools: Tools, fileKey: string): Promise<void> {
  const { store, files } = tools;
  if (await store.first('QuoteJob', { fileKey })) return;
  const upload = await store.first('ModelUpload', { uploadKey: fileKey });
  if (upload && (await withdrawUpload(tools, upload))) {
    await files.arriving.drop(fileKey);
    await store.remove('ModelUpload', { objectId: upload.objectId });
    return;
  }
  await dropUnclaimed(tools, fileKey);
}
