/** Gives a job's customer a link again: the same one, or a new one in place of a revoked one. */
import { mailLink } from '../data/job-mail';
import { renewLink } from '../data/links';
import { flagOf, type Verb } from './calling';
import { jobOfLink } from './revokeLink';

/** jobId, byMail (true: it is mailed to the client too). Answers { trackUrl }. */
export const resendLink: Verb = async (call) => {
  const byMail = flagOf(call.params, 'byMail');
  const job = await jobOfLink(call);
  const trackUrl = await renewLink(call.tools, job);
  if (byMail) await mailLink(job, call.tools);
  return { trackUrl };
};
