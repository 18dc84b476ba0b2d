/** Takes a job's link out of use: whoever holds it sees nothing any more. */
import type { PrintJob } from '../../schema/generated';
import { newestLink } from '../data/links';
import { ofWholeJob } from '../domain/jobs/runs';
import { pointerTo, type Row } from '../kernel/record';
import { type Call, coordinatorsOnly, jobFor, type Verb } from './calling';

/** The job whose link is meant, for a coordinator; a run has none of its own. */
export async function jobOfLink(call: Call): Promise<Row> {
  coordinatorsOnly(call, 'share', 'PrintJob');
  const job = await jobFor(call);
  if (job.parentJob) throw ofWholeJob(job as unknown as PrintJob);
  return job;
}

/** jobId. Answers { revokedAt }, of the job's newest link; null when it never had one. A second time changes nothing. */
export const revokeLink: Verb = async (call) => {
  const { actor, tools } = call;
  const job = await jobOfLink(call);
  const link = await newestLink(tools, job.objectId);
  if (!link) return { revokedAt: null };
  const revokedAt = tools.now();
  const by = actor.technicianId ? { revokedBy: pointerTo('Technician', actor.technicianId) } : {};
  const isFirst = await tools.store.update(
    'TrackingLink',
    { objectId: link.objectId, revokedAt: null },
    { revokedAt, ...by },
  );
  // Whoever follows the job by it is let go.
  await tools.store.publish('PrintJob', job, job);
  if (!isFirst) return { revokedAt: link.revokedAt?.toISOString() ?? revokedAt.toISOString() };
  return { revokedAt: revokedAt.toISOString() };
};
