/** Where a job's estimates come from: a person who gave them, or its file. */
import { activeProfiles } from '../../data/print-profiles';
import { ShopError } from '../../domain/errors';
import { asSpelled } from '../../domain/input';
import { FILE_IS_OPEN } from '../../domain/jobs/model-files';
import type { Change } from '../../kernel/change';
import type { Tools } from '../../kernel/tools';

/** Throws job.unknownQuality naming the qualities there are. “fine” is taken as Fine. */
export async function knownQuality(change: Change, { store }: Tools): Promise<void> {
  if (!change.sent.has('quality') || !change.changes('quality') || change.after.quality === undefined) return;
  const qualities = [...new Set((await activeProfiles(store)).map(({ quality }) => quality))];
  const value = String(change.after.quality);
  const quality = asSpelled(qualities, value);
  if (quality === undefined)
    throw new ShopError('job.unknownQuality', { value, known: qualities.join(', ') || 'none yet' });
  if (quality !== value) change.set('quality', quality);
}

const ESTIMATES = { estimatedPrintMinutes: 'minutes', estimatedMaterialGrams: 'grams' } as const;
const FIELDS = Object.keys(ESTIMATES) as (keyof typeof ESTIMATES)[];

/** What else the file's estimate goes by. */
const BASES = ['materialType', 'quality', 'quantity'];

/** After takeFile: by then it is known whether there is a file to go by. */
export function noteEstimates(change: Change): void {
  if (change.isCreate) noteFirst(change);
  else if (change.sent.has('estimateSource') && change.changes('estimateSource')) goBackToFile(change);
  else if (change.actor.type !== 'system' && FIELDS.some((field) => change.changes(field)))
    change.set('estimateSource', 'person');
  else if (change.changes('fileRevision') && FILE_IS_OPEN.includes(change.after.status)) goBackToFile(change);
  if (!change.isCreate && BASES.some((field) => change.changes(field))) change.effects.push({ kind: 'followFile' });
}

/** Both from whoever makes the job, or both from its file. */
function noteFirst(change: Change): void {
  const missing = FIELDS.filter((field) => change.after[field] === undefined);
  const hasFile = change.after.preflight !== undefined;
  const [field] = missing;
  if (field !== undefined && (!hasFile || missing.length < FIELDS.length))
    throw new ShopError('input.required', { class: 'PrintJob', field });
  change.set('estimateSource', field === undefined ? 'person' : 'file');
  for (const one of missing) change.set(one, change.after.fileEstimate?.[ESTIMATES[one]] ?? 0);
}

/** At once when the file's figures are there, else as soon as they are. */
function goBackToFile(change: Change): void {
  const { estimateSource, fileEstimate } = change.after;
  if (estimateSource !== 'file' || !fileEstimate) return;
  for (const field of FIELDS) change.set(field, fileEstimate[ESTIMATES[field]]);
}
