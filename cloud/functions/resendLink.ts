/** Gives a job's customer a link again: the same one, or a new one in place of a revoked one. */
import { renewLink } from '../data/links';
import type { Verb } from './calling';
import { jobOfLink } from './revokeLink';

/** jobId. Answers { trackUrl }. */
export const resendLink: Verb = async (call) => {
  const job = await jobOfLink(call);
  return { trackUrl: await renewLink(call.tools, job) };
};
