/** What the shop itself found out about a job's file. */
import { preflightOfJob } from '../data/preflights';
import type { Row } from '../kernel/record';
import { jobFor, numberOf, type Verb } from './calling';

/** Without what only the server needs. */
function shownPreflight(found: Row) {
  const { state, fileName, verdict, format, kind, unit, checksPassed, checksFailed, measures, tookMs } = found;
  return {
    state,
    fileName,
    // While it is looked at again, what was found before says nothing.
    ...(state === 'Done' ? { verdict, format, kind, unit, checksPassed, checksFailed, measures, tookMs } : {}),
    findings: state === 'Done' ? found.findings : [],
    estimates: state === 'Done' ? found.estimates : [],
    hasPicture: state === 'Done' && found.hasPicture === true,
    finishedAt: state === 'Done' ? found.finishedAt?.toISOString() : undefined,
  };
}

/**
 * jobId, revision? Answers { state, fileName, verdict, format, kind, unit, findings: [{ check, outcome, count, at,
 * detail }], checksPassed, checksFailed, measures, estimates: [{ quality, materialType, materialCm3, minutes, source }],
 * hasPicture, tookMs, finishedAt } of the job's newest file; {} for an address.
 */
export const filePreflight: Verb = async (call) => {
  const { params, tools } = call;
  const { id } = await jobFor(call);
  const job = (await tools.store.get('PrintJob', id as string)) as Row;
  const number = params.revision === undefined ? undefined : numberOf(params, 'revision', 1, 1_000_000);
  const found = await preflightOfJob(tools, job, number);
  return found ? shownPreflight(found) : {};
};
