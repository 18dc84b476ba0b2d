/** Time and material of one log: a new one, one that is there, or one that the server refused. */
import { checkTimes } from '../../../../cloud/domain/jobs/logs';
import { classRules } from '../../../../schema/generated';
import type { Row } from '../../providers/errors';
import { Button } from '../../small/Button';
import { Choice, Input, TextArea } from '../../small/Field';
import { wordFor } from '../../small/fill';
import { activityAt, addLog, changeLog, type LogFields } from '../data/acts';
import { type Entry, followersOf } from '../data/entries';
import { queue as shop, useQueue } from '../data/shop';
import { useEnter, useTyped } from '../parts/hooks';
import { Sheet } from '../parts/Sheet';
import { useTexts } from '../texts';
import { localInput } from '../words';
import { Refusal } from './Refusal';
import { UsedMaterial } from './UsedMaterial';

const { values, limits } = classRules.TimeLog;
const HOUR_MS = 3_600_000;

interface Typed {
  activityType: string;
  from: string;
  to: string;
  grams: string;
  batch: string;
  notes: string;
}

/** What the log says, or a proposal for a new one: the last hour, from the job's own batch. */
function typedOf(job: Row, log: Partial<Row> | undefined): Typed {
  const to = log ? log.endTime : new Date().toISOString();
  return {
    activityType: log?.activityType ?? activityAt(job.status),
    from: localInput(log?.startTime ?? new Date(Date.now() - HOUR_MS).toISOString()),
    to: to ? localInput(to) : '',
    grams: log?.materialGrams === undefined || log.materialGrams === null ? '' : String(log.materialGrams),
    batch: log?.materialBatch ?? job.materialBatch ?? '',
    notes: log?.notes ?? '',
  };
}

/** A time that was left as it was keeps its seconds. */
function timeOf(typed: string, before: string | undefined): string | undefined {
  if (!typed) return undefined;
  return before && localInput(before) === typed ? before : new Date(typed).toISOString();
}

function fieldsOf(typed: Typed, log: Partial<Row> | undefined): LogFields {
  const emptied = log ? null : undefined;
  return {
    activityType: typed.activityType,
    startTime: timeOf(typed.from, log?.startTime) ?? '',
    endTime: timeOf(typed.to, log?.endTime),
    // Without grams, a batch was only proposed.
    materialBatch: (typed.grams !== '' && typed.batch) || emptied,
    materialGrams: typed.grams === '' ? emptied : Number(typed.grams),
    notes: typed.notes.trim() || emptied,
  };
}

function changesOf(sent: LogFields, before: Row): Partial<LogFields> {
  return Object.fromEntries(
    Object.entries(sent).filter(([field, value]) => (value ?? null) !== (before[field] ?? null)),
  );
}

export function LogSheet({ job, log, entry }: { job: Row; log?: Row; entry?: Entry }) {
  const { entries } = useQueue();
  const { queue, jobs } = useTexts();
  // What was refused is changed as a whole: with what was to follow it.
  const followers = entry ? followersOf(entry.id, entries) : [];
  const refused = entry && Object.assign({}, entry.seen, entry.fields, ...followers.map(({ fields }) => fields));
  const before = refused ?? log;
  const { fields, change, forget } = useTyped(`log/${entry?.id ?? log?.id ?? job.id}`, typedOf(job, before));
  const { act, again, problem, setProblem } = useEnter(forget);
  const isRunning = before && !before.endTime;

  function submit() {
    const sent = fieldsOf(fields, before);
    if (sent.materialGrams && !sent.materialBatch) return setProblem(queue.log.gramsNeedBatch);
    try {
      const times = { startTime: new Date(sent.startTime), endTime: sent.endTime ? new Date(sent.endTime) : undefined };
      checkTimes(times, new Date());
    } catch (error) {
      return setProblem((error as Error).message);
    }
    if (entry) {
      const ids = followers.map(({ id }) => id);
      return again({ ...entry, fields: { ...entry.fields, ...sent } }, ids);
    }
    return act([log ? changeLog(job, log, changesOf(sent, log), shop.state().entries) : addLog(job, sent)]);
  }

  return (
    <Sheet
      title={log || entry ? queue.log.edit : queue.log.title}
      about={job.jobNumber}
      onSubmit={submit}
      footer={
        <Button kind="primary" type="submit">
          {queue.log.save}
        </Button>
      }
    >
      <Refusal entry={entry} problem={problem} />
      <Choice
        label={queue.timer.activity}
        value={fields.activityType}
        options={values.activityType.map((type) => [type, wordFor(jobs.TimeLog.values.activityType, type)])}
        onChange={(activityType) => change({ activityType })}
      />
      <div className="pair">
        <Input
          label={queue.log.from}
          type="datetime-local"
          value={fields.from}
          onChange={(from) => change({ from })}
          required
        />
        <Input
          label={queue.log.to}
          type="datetime-local"
          value={fields.to}
          onChange={(to) => change({ to })}
          required={!isRunning}
          hint={isRunning ? queue.log.running : undefined}
        />
      </div>
      <UsedMaterial job={job} used={fields} change={change} />
      <TextArea
        label={queue.log.notes}
        value={fields.notes}
        onChange={(notes) => change({ notes })}
        maxLength={limits.notes.maxLength}
      />
    </Sheet>
  );
}
