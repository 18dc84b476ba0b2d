/** Reads every job's file and compares it with what it was when it came. */
import type { FileReport } from '../cloud/data/file-report';
import { command, optionsOf } from './with-shop';

const WORDS = { missing: 'is not there', changed: 'is not what it was', unreadable: 'cannot be read' };

optionsOf({}, 'npm run verify-files');

command(async (shop) => {
  const { files, faults } = (await shop.post('functions/verifyFiles', {})).result as FileReport;
  for (const { jobId, number, fileName, fault } of faults)
    console.log(`${fileName}, revision ${number} of job ${jobId}, ${WORDS[fault]}.`);
  const all = `${files} file${files === 1 ? '' : 's'} read`;
  if (faults.length) return { closing: `${all}; ${faults.length} not as it was.`, ok: false };
  return { closing: `${all}; every one is as it was.`, ok: true };
});
