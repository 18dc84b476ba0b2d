import { verdictAgrees } from '../../../../cloud/domain/jobs/checks';
import { overrules } from '../../../../cloud/domain/jobs/overruling';
import { classRules } from '../../../../schema/generated';
import { countsFor } from '../../preflight/report';
import { isCodeOf, type Row } from '../../providers/errors';
import { Button } from '../../small/Button';
import { Choice, Input, TextArea } from '../../small/Field';
import { fill } from '../../small/fill';
import { addCheck } from '../data/acts';
import type { Entry } from '../data/entries';
import { useSuggestion } from '../data/suggestion';
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
  overruleReason: string;
}

const EMPTY: Typed = {
  checkStatus: 'Passed',
  checksPassed: '',
  checksFailed: '0',
  issuesFound: '',
  overruleReason: '',
};

function typedOf({ fields }: Entry): Typed {
  const typed = Object.entries({ ...EMPTY, ...fields }).map(([field, value]) => [field, String(value ?? '')]);
  return Object.fromEntries(typed);
}

/** What preflight suggests stands where nothing was typed, whenever it comes. */
function useCheckFields(job: Row, entry: Entry | undefined) {
  const suggestion = useSuggestion(job);
  const { fields: typed, change, forget } = useTyped<Partial<Typed>>(`check/${entry?.id ?? job.id}`, {});
  const first = entry ? typedOf(entry) : { ...EMPTY, ...suggestion };
  const fields: Typed = { ...first, ...typed };
  const choose = (checkStatus: string) => {
    const counts = { checksPassed: Number(fields.checksPassed), checksFailed: Number(fields.checksFailed) };
    const { checksPassed, checksFailed } = countsFor(checkStatus, counts);
    // Where nobody has counted yet, there is nothing to follow the verdict.
    const isCounted = fields.checksPassed !== '';
    change({
      checkStatus,
      ...(isCounted ? { checksPassed: String(checksPassed), checksFailed: String(checksFailed) } : {}),
    });
  };
  return { fields, change, choose, forget };
}

export function CheckSheet({ job, entry }: { job: Row; entry?: Entry }) {
  const { queue } = useTexts();
  const { fields, change, choose, forget } = useCheckFields(job, entry);
  const { act, again, problem, setProblem } = useEnter(forget);
  const needsReason =
    overrules(fields.checkStatus, job.preflight) || isCodeOf(entry?.refusal?.code, 'check.noOverruleReason');
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
    const overruleReason = needsReason ? fields.overruleReason.trim() : '';
    if (needsReason && !overruleReason) return setProblem(queue.check.overrules);
    const draft = addCheck(job, {
      ...verdict,
      issuesFound: fields.issuesFound.trim() || undefined,
      overruleReason: overruleReason || undefined,
    });
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
        onChange={choose}
      />
      {needsReason && (
        <TextArea
          label={queue.check.reason}
          hint={queue.check.overrules}
          value={fields.overruleReason}
          onChange={(overruleReason) => change({ overruleReason })}
          maxLength={limits.overruleReason.maxLength}
          required
        />
      )}
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
