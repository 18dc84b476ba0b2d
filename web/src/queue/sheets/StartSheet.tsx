/** Begins a print: from which batch, and with the timer. */
import type { Row } from '../../providers/errors';
import { Button } from '../../small/Button';
import { fill } from '../../small/fill';
import { jobOf, move, startTimer } from '../data/acts';
import type { Entry } from '../data/entries';
import { useQueue } from '../data/shop';
import { useEnter, useTyped } from '../parts/hooks';
import { JobLine } from '../parts/JobFacts';
import { Sheet } from '../parts/Sheet';
import { useTexts } from '../texts';
import { gramsText } from '../words';
import { BatchPicker } from './BatchPicker';
import { Refusal } from './Refusal';

export function StartSheet({ job, entry }: { job: Row; entry?: Entry }) {
  const { view, entries } = useQueue();
  const texts = useTexts();
  const { queue } = texts;
  const sent = entry?.fields.materialBatch as string | undefined;
  const first = { batch: sent ?? job.materialBatch ?? '', timer: !entry };
  const { fields, change, forget } = useTyped(`start/${entry?.id ?? job.id}`, first);
  const { act, again, problem, setProblem } = useEnter(forget);
  const batch = view?.batches.find(({ id }) => id === fields.batch);
  const isShort = batch && batch.remainingWeightGrams < job.estimatedMaterialGrams;
  const elsewhere = view?.running && view.running.printJob !== job.id ? jobOf(view, view.running.printJob) : undefined;

  function submit() {
    if (!fields.batch) return setProblem(queue.start.needsBatch);
    const changed = fields.batch === job.materialBatch ? {} : { materialBatch: fields.batch };
    if (entry) return again({ ...entry, fields: { ...entry.fields, ...changed } });
    const timer = fields.timer && view ? startTimer(job, 'Print', view, entries, new Date().toISOString()) : [];
    return act([move(job, 'Printing', entries, changed), ...timer]);
  }

  return (
    <Sheet
      title={queue.moves.start}
      about={job.jobNumber}
      onSubmit={submit}
      footer={
        <Button kind="primary" type="submit" icon="play">
          {queue.start.submit}
        </Button>
      }
    >
      <Refusal entry={entry} problem={problem} />
      <JobLine job={job} />
      <BatchPicker
        label={queue.start.batch}
        job={job}
        batches={view?.batches ?? []}
        value={fields.batch}
        onChange={(id) => change({ batch: id })}
      />
      {isShort && (
        <p className="refusal">
          {fill(queue.start.short, {
            left: gramsText(texts, batch.remainingWeightGrams),
            needed: gramsText(texts, job.estimatedMaterialGrams),
          })}
        </p>
      )}
      {!entry && (
        <label className="tick">
          <input type="checkbox" checked={fields.timer} onChange={() => change({ timer: !fields.timer })} />
          <span>
            {queue.start.timer}
            {elsewhere && fields.timer && (
              <small>{fill(queue.start.timerElsewhere, { job: elsewhere.jobNumber || queue.timer.elsewhere })}</small>
            )}
          </span>
        </label>
      )}
    </Sheet>
  );
}
