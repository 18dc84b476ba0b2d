/** What can be done with a job here and now: the moves that are open, and the timer. */
import type { Row } from '../../providers/errors';
import { Button } from '../../small/Button';
import { fill } from '../../small/fill';
import type { IconName } from '../../small/icons';
import { activityAt, move, pauseTimer, startTimer } from '../data/acts';
import { queue as shop, useQueue } from '../data/shop';
import { floorMoves } from '../data/view';
import { openSheet } from '../place';
import { useTexts } from '../texts';
import { spanText } from '../words';
import { say } from './toast';

const ICONS: Record<string, IconName> = {
  startReview: 'file',
  start: 'play',
  finishPrint: 'done',
  finish: 'done',
  fail: 'fail',
};

const timed = (job: Row) => ['Queued', 'Printing', 'Post-Processing', 'File Review'].includes(job.status);

/** The file still waits for a verdict that it passed. */
export function needsCheck(job: Row, checks: Row[]): boolean {
  if (job.status !== 'File Review') return false;
  const latest = checks.find(({ printJob, fileRevision }) => printJob === job.id && fileRevision === job.fileRevision);
  return latest?.checkStatus !== 'Passed';
}

export function JobButtons({ job, isWhole = false }: { job: Row; isWhole?: boolean }) {
  const { snapshot, view, entries } = useQueue();
  const { queue } = useTexts();
  if (!snapshot || !view) return null;
  const names = queue.moves as Record<string, string>;
  const open = floorMoves(job, snapshot.me.technicianId).filter(({ name }) => isWhole || name !== 'fail');
  const checks = needsCheck(job, view.checks);
  return (
    <div className="buttons">
      {open.map(({ name, to }) => (
        <Button
          key={name}
          kind={name === 'fail' ? 'danger' : 'primary'}
          icon={ICONS[name]}
          // A review begins without a question; every other move asks what belongs to it.
          onClick={() =>
            name === 'startReview' ? shop.act([move(job, to, entries)]) : openSheet('move', job.id, name)
          }
        >
          {names[name] ?? name}
        </Button>
      ))}
      {job.status === 'File Review' && (
        <Button kind={checks ? 'primary' : 'plain'} icon="check" onClick={() => openSheet('check', job.id)}>
          {queue.check.title}
        </Button>
      )}
      {timed(job) && <TimerButton job={job} />}
    </div>
  );
}

export function TimerButton({ job }: { job: Row }) {
  const { view, entries, snapshot } = useQueue();
  const { queue } = useTexts();
  if (!view || !snapshot) return null;
  const { running } = view;
  if (running?.printJob === job.id) return <PauseButton />;
  const wasHere = view.logs.some(
    ({ printJob, technician }) => printJob === job.id && technician === snapshot.me.technicianId,
  );
  const text = running ? queue.timer.switch : wasHere ? queue.timer.resume : queue.timer.start;
  const start = () => shop.act(startTimer(job, activityAt(job.status), view, entries, new Date().toISOString()));
  return (
    <Button icon="clock" onClick={start}>
      {text}
    </Button>
  );
}

/** Ends the running log, and offers to say what was used. */
export function PauseButton() {
  const { view, entries } = useQueue();
  const texts = useTexts();
  const { running } = view ?? {};
  if (!view || !running) return null;
  const pause = async () => {
    await shop.act(pauseTimer(view, entries, new Date().toISOString()));
    say({
      text: fill(texts.queue.timer.paused, { minutes: spanText(texts, running.startTime, undefined) }),
      action: { text: texts.queue.timer.addGrams, run: () => openSheet('log', running.printJob, running.id) },
    });
  };
  return (
    <Button icon="pause" onClick={pause}>
      {texts.queue.timer.pause}
    </Button>
  );
}
