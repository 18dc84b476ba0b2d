/** Puts queued jobs in the order given, with as few saves as there are jobs out of place. */
import Parse from 'parse/node';
import { ShopError } from '../domain/errors';
import { idsOf, type Verb } from './calling';
import { queuedJobs } from './planQueue';

/** How many jobs one call may order. */
const MOST = 1000;

/**
 * jobIds: queued jobs, first to be printed first; the places that they hold among the others stay
 * theirs. Priority comes before place, as everywhere. Answers { moved }: how many jobs changed place.
 */
export const orderQueue: Verb = async ({ actor, params, as, tools }) => {
  if (!actor.roles.has('coordinator'))
    throw new ShopError('write.forbidden', { operation: 'order', class: 'PrintJob', by: 'a coordinator' });
  const ids = idsOf(params, 'jobIds', MOST);
  const queued = new Map((await queuedJobs(tools)).map((job) => [job.objectId, job]));
  const jobs = ids.map((id) => {
    const job = queued.get(id);
    if (!job) throw new ShopError('input.badArgument', { what: `jobIds names ${id}, which is not in the queue.` });
    return job;
  });
  const now = tools.now().getTime();
  const places = strictlyRising(jobs.map((job) => job.queuePosition ?? now).sort((left, right) => left - right));
  const out = jobs
    .map((job, index) => ({ job, place: places[index] as number }))
    .filter(({ job, place }) => job.queuePosition !== place);
  for (const { job, place } of out)
    await Parse.Object.fromJSON({ className: 'PrintJob', objectId: job.objectId } as never, false)
      .set({ queuePosition: place, revision: job.revision })
      .save(null, as);
  return { moved: out.length };
};

/** The same places, each at least one above the one before. */
function strictlyRising(places: number[]): number[] {
  let last = Number.NEGATIVE_INFINITY;
  return places.map((place) => {
    last = Math.max(place, last + 1);
    return last;
  });
}
