/** What the shop itself found out about a job's file. */
import { isJudged, preflightOfJob } from '../data/preflights';
import type { Row } from '../kernel/record';
import { jobFor, numberOf, type Verb } from './calling';

/** Without what only the server needs. */
function shownPreflight(found: Row) {
  const { state, fileName, verdict, format, kind, unit, findings, checksPassed, checksFailed, measures } = found;
  if (!isJudged(found)) return { state, fileName, findings: [], estimates: [], hasPicture: false };
  const { estimates, hasPicture, tookMs, finishedAt } = found;
  return {
    ...{ state, fileName, verdict, format, kind, unit, findings, checksPassed, checksFailed, measures },
    ...{ estimates, hasPicture, tookMs, finishedAt: finishedAt.toISOString() },
  };
}

/**
 * jobId, revision? Answers { state: Waiting | Running | Slicing | Done, fileName, verdict, format, kind, unit, findings: [{ check, outcome, count, at,
 * detail }], checksPassed, checksFailed, measures, estimates: [{ quality, materialType, materialCm3, minutes, source }],
 * hasPicture, tookMs, finishedAt } of the job's newest
 * file, with nothing found before it is Slicing or Done; {} for an address.
 */
export const filePreflight: Verb = async (call) => {
  const { params, tools } = call;
  const job = await jobFor(call);
  const number = params.revision === undefined ? undefined : numberOf(params, 'revision', 1, 1_000_000);
  const found = await preflightOfJob(tools, job, number);
  return found ? shownPreflight(found) : {};
};
