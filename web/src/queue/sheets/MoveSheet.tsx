/** Ends a stage of a job: the timer stops with it, what was used is said, and a failure is told. */
import type { Row } from '../../providers/errors';
import type { OpenMove } from '../../providers/rights';
import { Button } from '../../small/Button';
import { TextArea } from '../../small/Field';
import { fill, wordFor } from '../../small/fill';
import { addNote, move, pauseTimer } from '../data/acts';
import { useQueue } from '../data/shop';
import { useEnter, useNow, useTyped } from '../parts/hooks';
import { Sheet } from '../parts/Sheet';
import { openSheet } from '../place';
import { useTexts } from '../texts';
import { clockText } from '../words';
import { Refusal } from './Refusal';
import { UsedMaterial } from './UsedMaterial';

export function MoveSheet({ job, open: { name, to } }: { job: Row; open: OpenMove }) {
  const { view, entries } = useQueue();
  const { queue, jobs } = useTexts();
  const now = useNow();
  const first = { grams: '', batch: job.materialBatch ?? '', why: '' };
  const { fields, change, forget } = useTyped(`${name}/${job.id}`, first);
  const { act, problem, setProblem } = useEnter(forget);
  const running = view?.running?.printJob === job.id ? view.running : undefined;
  const isFailure = name === 'fail';

  function submit() {
    if (!view) return;
    const used = running && fields.grams !== '';
    if (used && !fields.batch) return setProblem(queue.log.gramsNeedBatch);
    const more = used ? { materialGrams: Number(fields.grams), materialBatch: fields.batch } : {};
    const stop = running ? pauseTimer(view, entries, new Date().toISOString(), more) : [];
    const why = fields.why.trim();
    const note = why ? [addNote(job, { noteType: isFailure ? 'Issue' : 'Shop Handoff', message: why })] : [];
    return act([...stop, ...note, move(job, to, entries)]);
  }

  const status = wordFor(jobs.PrintJob.values.status, to);
  return (
    <Sheet
      title={wordFor(queue.moves, name)}
      about={job.jobNumber}
      onSubmit={submit}
      footer={
        <Button kind={isFailure ? 'danger' : 'primary'} type="submit" icon={isFailure ? 'fail' : 'done'}>
          {isFailure ? queue.done.fail : fill(queue.done.submit, { status })}
        </Button>
      }
    >
      <Refusal problem={problem} />
      {running ? (
        <>
          <p className="stopping">{fill(queue.done.timer, { time: clockText(running.startTime, now) })}</p>
          <UsedMaterial job={job} used={fields} change={change} />
        </>
      ) : (
        <div className="notice">
          <p>{queue.done.noTimer}</p>
          <Button icon="clock" onClick={() => openSheet('log', job.id)}>
            {queue.done.logFirst}
          </Button>
        </div>
      )}
      <TextArea
        label={isFailure ? queue.done.why : queue.done.note}
        hint={queue.done.whyHint}
        value={fields.why}
        onChange={(why) => change({ why })}
      />
    </Sheet>
  );
}
