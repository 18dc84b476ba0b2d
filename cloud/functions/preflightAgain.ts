/** Has a job's file looked at again, since printers or profiles have changed, or it came before they were looked at. */
import { followFile } from '../data/file-estimates';
import { askAgain, askForPreflight, fileOfJob } from '../data/preflights';
import { ShopError } from '../domain/errors';
import { coordinatorsOnly, jobFor, type Verb } from './calling';

/** jobId. Answers { state: "Waiting" }. Throws job.noPreflight for an address. */
export const preflightAgain: Verb = async (call) => {
  const { tools } = call;
  coordinatorsOnly(call, 'check', 'FilePreflight');
  const job = await jobFor(call);
  const revision = await fileOfJob(tools, job);
  if (!revision?.storageName) throw new ShopError('job.noPreflight');
  await askForPreflight(tools, revision.storageName, revision.fileName);
  await askAgain(tools, revision.storageName);
  await followFile(tools, job.parentJob?.objectId ?? job.objectId);
  return { state: 'Waiting' };
};
