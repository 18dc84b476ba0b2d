/** Reads every file of a job, a model or a catalogue item and compares it with what it was when it came. */
import type { FileReport } from '../cloud/data/file-report';
import { command, optionsOf } from './with-shop';

const WORDS = { missing: 'is not there', changed: 'is not what it was', unreadable: 'cannot be read' };

/** Whose file it is, in words. */
function ownerOf({ jobId, number, modelId, catalogItemId }: FileReport['faults'][number]): string {
  if (jobId) return `revision ${number} of job ${jobId}`;
  return modelId ? `of model ${modelId}` : `the picture of catalogue item ${catalogItemId}`;
}

optionsOf({}, 'npm run verify-files');

command(async (shop) => {
  const { files, faults } = (await shop.post('functions/verifyFiles', {})).result as FileReport;
  for (const found of faults) console.log(`${found.fileName}, ${ownerOf(found)}, ${WORDS[found.fault]}.`);
  const all = `${files} file${files === 1 ? '' : 's'} read`;
  if (faults.length) return { closing: `${all}; ${faults.length} not as it was.`, ok: false };
  return { closing: `${all}; every one is as it was.`, ok: true };
});
