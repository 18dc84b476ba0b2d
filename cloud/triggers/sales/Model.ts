/** Models of product templates: each takes one finished upload, and its file stays for as long as anything needs it. */
import { askForPreflight } from '../../data/preflights';
import { claimFile } from '../../data/stored-files';
import { finishedUpload, releaseUpload, takeUpload } from '../../data/uploads';
import { ShopError } from '../../domain/errors';
import { formatOf, nameWithoutEnding } from '../../domain/jobs/model-files';
import type { Change } from '../../kernel/change';
import { DELETE, pointerTo, type Row } from '../../kernel/record';
import type { ClassRules, Deletion, Tools } from '../../kernel/tools';

export const ModelRules: ClassRules = {
  beforeSave: [noteFile, takeFile],
  beforeDelete: [({ effects }: Deletion) => void effects.push({ kind: 'letFileGo' })],
  effects: { keepFile, letFileGo },
};

/** Everything is known of the file before it is taken. */
async function noteFile(change: Change, tools: Tools): Promise<void> {
  if (!change.isCreate) return;
  const { upload, displayName } = change.after;
  if (!upload) throw new ShopError('catalog.noUpload');
  const { uploadKey, fileName, sizeBytes, sha256 } = await finishedUpload(tools, upload);
  const facts = { fileKey: uploadKey, fileName, format: formatOf(fileName), sizeBytes, sha256 };
  for (const [field, value] of Object.entries(facts)) change.set(field, value);
  if (!displayName?.trim()) change.set('displayName', nameWithoutEnding(fileName));
}

/** After this only the database may refuse the write, and then the upload is given back. */
async function takeFile(change: Change, tools: Tools): Promise<void> {
  const { upload } = change.after;
  if (!upload) return;
  change.set('upload', undefined);
  const { claim: taker, actor } = change;
  await takeUpload(tools, { ...upload, taker, technicianId: actor.technicianId });
  change.undo.push(() => releaseUpload(tools, upload.uploadId, taker));
  change.effects.push({ kind: 'keepFile' });
}

async function keepFile({ objectId, fileKey, fileName }: Row, _effect: unknown, tools: Tools): Promise<void> {
  await claimFile(tools, fileKey, { model: pointerTo('Model', objectId) });
  // One whose upload came before files were looked at.
  await askForPreflight(tools, fileKey, fileName);
}

/** The sweep removes the file when its day is over and no quote names it. */
async function letFileGo({ objectId }: Row, _effect: unknown, { store, now }: Tools): Promise<void> {
  const model = pointerTo('Model', objectId);
  await store.update('FileRevision', { model }, { model: DELETE, uploadedAt: now() });
}
