/** The running timer, wherever in the queue one is. */

import { fill, wordFor } from '../../small/fill';
import { jobOf } from '../data/acts';
import { useQueue } from '../data/shop';
import { go, useLocation } from '../place';
import { useTexts } from '../texts';
import { clockText } from '../words';
import { useNow } from './hooks';
import { PauseButton } from './JobButtons';

export function TimerBar() {
  const { view } = useQueue();
  const { queue, jobs } = useTexts();
  const { jobId } = useLocation();
  const now = useNow();
  const { running } = view ?? {};
  if (!view || !running) return null;
  const job = jobOf(view, running.printJob);
  const activity = wordFor(jobs.TimeLog.values.activityType, running.activityType);
  const text = fill(queue.timer.runsOn, { activity, job: job.jobNumber || queue.timer.elsewhere });
  return (
    <section className="timer" aria-label={text}>
      <button type="button" onClick={() => jobId !== job.id && go(job.id)}>
        <time>{clockText(running.startTime, now)}</time>
        <span>{text}</span>
      </button>
      <PauseButton />
    </section>
  );
}
