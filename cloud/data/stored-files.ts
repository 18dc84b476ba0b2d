/** Rows of stored files: whose a file is, and the end of those that are nobody's. */
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { forgetPreflight } from './preflights';
import { UPLOAD_KEPT_MS } from './uploads';

/** What may have a file; each has files of its own. */
const OWNERS = ['printJob', 'model', 'catalogItem'] as const;
type Owner = (typeof OWNERS)[number];

/** The unique key of a job's file of this number. */
export const revisionKeyOf = (jobId: string, number: number) => `${jobId}:${number}`;

/** A FileRevision that is nobody's. */
export const UNCLAIMED: Record<Owner, null> = { printJob: null, model: null, catalogItem: null };

export const isClaimed = (file: Row): boolean => OWNERS.some((owner) => file[owner]);

/** Makes a file somebody's that is nobody's; a second time does nothing. */
export async function claimFile({ store }: Tools, storageName: string, owner: Partial<Record<Owner, unknown>>) {
  await store.update('FileRevision', { storageName, ...UNCLAIMED }, owner);
}

/** Removes a file at once, with all that is known of it; a second time does nothing. */
export async function dropFile(tools: Tools, storageName: string): Promise<void> {
  await tools.files.remove(storageName);
  await forgetPreflight(tools, storageName);
  await tools.store.remove('FileRevision', { storageName });
}

/** Removes a file that is still nobody's, with all that is known of it. false: it is somebody's, or gone. */
export async function dropUnclaimed(tools: Tools, storageName: string): Promise<boolean> {
  // Its row goes first: from then on nobody can claim it.
  if (!(await tools.store.remove('FileRevision', { storageName, ...UNCLAIMED }))) return false;
  await tools.files.remove(storageName);
  await forgetPreflight(tools, storageName);
  return true;
}

/** Stored files that never became anybody's, or are nobody's any more. Answers how many went. */
export async function dropAbandonedFiles(tools: Tools): Promise<number> {
  const { store, now } = tools;
  const before = new Date(now().getTime() - UPLOAD_KEPT_MS);
  const abandoned = await store.find('FileRevision', { ...UNCLAIMED, uploadedAt: { $lt: before } });
  let dropped = 0;
  for (const { storageName } of abandoned) {
    // What was quoted from a model is printed from the same file, though the model is gone.
    if (await store.first('QuoteJob', { fileKey: storageName })) continue;
    if (await dropUnclaimed(tools, storageName)) dropped++;
  }
  return dropped;
}
