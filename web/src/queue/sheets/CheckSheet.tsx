import { verdictAgrees } from '../../../../cloud/domain/jobs/checks';
import { classRules } from '../../../../schema/generated';
import type { Row } from '../../providers/errors';
import { Button } from '../../small/Button';
import { Choice, Input, TextArea } from '../../small/Field';
import { fill } from '../../small/fill';
import { addCheck } from '../data/acts';
import type { Entry } from '../data/entries';
import { useEnter, useTyped } from '../parts/hooks';
import { Sheet } from '../parts/Sheet';
import { useTexts } from '../texts';
import { Refusal } from './Refusal';

const { limits } = classRules.FileCheck;

interface Typed {
  checkStatus: string;
  checksPassed: string;
  checksFailed: string;
  issuesFound: string;
}

const EMPTY: Typed = { checkStatus: 'Passed', checksPassed: '', checksFailed: '0', issuesFound: '' };

function typedOf(entry: Entry | undefined): Typed {
  if (!entry) return EMPTY;
  const typed = Object.entries({ ...EMPTY, ...entry.fields }).map(([field, value]) => [field, String(value)]);
  return Object.fromEntries(typed);
}

export function CheckSheet({ job, entry }: { job: Row; entry?: Entry }) {
  const { queue } = useTexts();
  const { fields, change, forget } = useTyped<Typed>(`check/${entry?.id ?? job.id}`, typedOf(entry));
  const { act, again, problem, setProblem } = useEnter(forget);
  const submit = () => {
    const verdict = {
      checkStatus: fields.checkStatus as 'Passed' | 'Failed',
      checksPassed: Number(fields.checksPassed),
      checksFailed: Number(fields.checksFailed),
    };
    try {
      verdictAgrees(verdict);
    } catch (error) {
      return setProblem((error as Error).message);
    }
    const draft = addCheck(job, { ...verdict, issuesFound: fields.issuesFound.trim() || undefined });
    return entry ? again({ ...entry, fields: draft.fields }) : act([draft]);
  };
  const count = (field: 'checksPassed' | 'checksFailed', label: string) => (
    <Input
      label={label}
      type="number"
      min={limits[field].min}
      max={limits[field].max}
      step={1}
      required
      value={fields[field]}
      onChange={(value) => change({ [field]: value })}
    />
  );
  return (
    <Sheet
      title={queue.check.title}
      about={job.jobNumber}
      onSubmit={submit}
      footer={
        <Button kind="primary" type="submit" icon="check">
          {queue.save}
        </Button>
      }
    >
      <Refusal entry={entry} problem={problem} />
      <p className="muted">{fill(queue.check.of, { file: job.fileName, n: job.fileRevision ?? 1 })}</p>
      <Choice
        label={queue.check.verdict}
        value={fields.checkStatus}
        options={[
          ['Passed', queue.check.passed],
          ['Failed', queue.check.failed],
        ]}
        onChange={(checkStatus) => change({ checkStatus })}
      />
      <div className="pair">
        {count('checksPassed', queue.check.countPassed)}
        {count('checksFailed', queue.check.countFailed)}
      </div>
      <TextArea
        label={queue.check.issues}
        placeholder={queue.check.issuesHint}
        value={fields.issuesFound}
        onChange={(issuesFound) => change({ issuesFound })}
        maxLength={limits.issuesFound.maxLength}
      />
    </Sheet>
  );
}
