/** A verdict on the file, which begins with what preflight found out. */
import { Stack, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { overrules } from '../../../../cloud/domain/jobs/overruling';
import { FormDialog } from '../../parts/FormDialog';
import { countsFor, issuesOf, type Report } from '../../preflight/report';
import { isRefusal, type Row } from '../../providers/errors';
import { rulesOf } from '../../providers/rights';
import { useReport } from '../preflight/useReport';
import { useWords } from '../preflight/useWords';
import { useCreate } from './useCreate';

interface Props {
  job: Row;
  close: () => void;
}

const { limits, values } = rulesOf('FileCheck');
const VERDICTS = values.checkStatus ?? [];
const COUNTED = { htmlInput: { min: limits.checksPassed?.min, max: limits.checksPassed?.max, step: 1 } };
const LONG = { htmlInput: { maxLength: limits.issuesFound?.maxLength } };
const SHORT = { htmlInput: { maxLength: limits.overruleReason?.maxLength } };

const isCount = (text: string) => /^\d{1,4}$/.test(text.trim());

export function CheckForm({ job, close }: Props) {
  const { data: report, isPending, isPlaceholderData } = useReport(job);
  return isPending || isPlaceholderData ? null : <VerdictForm job={job} report={report} close={close} />;
}

/** The verdict and its counts, which follow each other. */
function useVerdict(report: Report | undefined) {
  const [verdict, setVerdict] = useState<string>(report?.verdict ?? 'Passed');
  const [passed, setPassed] = useState(String(report?.checksPassed ?? ''));
  const [failed, setFailed] = useState(String(report?.checksFailed ?? 0));
  return {
    verdict,
    passed,
    failed,
    setPassed,
    setFailed(text: string) {
      setFailed(text);
      if (verdict !== 'Pending') setVerdict(Number(text) > 0 ? 'Failed' : 'Passed');
    },
    choose(next: string) {
      setVerdict(next);
      if (next === 'Pending' || !isCount(passed) || !isCount(failed)) return;
      const counts = countsFor(next, { checksPassed: Number(passed), checksFailed: Number(failed) });
      setPassed(String(counts.checksPassed));
      setFailed(String(counts.checksFailed));
    },
  };
}

function VerdictForm({ job, report, close }: Props & { report: Report | undefined }) {
  const translate = useTranslate();
  const create = useCreate('FileCheck');
  const words = useWords();
  const { verdict, passed, failed, setPassed, setFailed, choose } = useVerdict(report);
  const [issues, setIssues] = useState(report ? issuesOf(report, words) : '');
  const [reason, setReason] = useState('');
  // Preflight may have come to its verdict after this form was opened.
  const [isAsked, setAsked] = useState(false);
  const preflight = report?.verdict ?? job.preflight;
  const needsReason = isAsked || overrules(verdict, preflight);
  const label = (field: string) => translate(`resources.FileCheck.fields.${field}`);

  async function run() {
    const fields = {
      printJob: job.id,
      checkStatus: verdict,
      checksPassed: Number(passed),
      checksFailed: Number(failed),
      issuesFound: issues.trim(),
      ...(needsReason ? { overruleReason: reason.trim() } : {}),
    };
    await create(fields).catch((error) => {
      setAsked(isRefusal(error, 'check.noOverruleReason'));
      throw error;
    });
  }

  return (
    <FormDialog
      title={translate('jobPage.checks.formTitle', { job: job.jobNumber, number: job.fileRevision })}
      action={translate('jobPage.checks.submit')}
      isReady={isCount(passed) && isCount(failed) && (!needsReason || reason.trim() !== '')}
      width="sm"
      run={run}
      close={close}
    >
      <ToggleButtonGroup
        exclusive
        size="small"
        color="primary"
        value={verdict}
        onChange={(_event, next) => next && choose(next)}
        aria-label={label('checkStatus')}
      >
        {VERDICTS.map((value) => (
          <ToggleButton key={value} value={value} sx={{ textTransform: 'none', px: 2 }}>
            {translate(`resources.FileCheck.values.checkStatus.${value}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {needsReason && (
        <TextField
          label={label('overruleReason')}
          helperText={translate('jobPage.checks.overrules')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          slotProps={SHORT}
          multiline
          required
        />
      )}
      <Stack direction="row" sx={{ gap: 2 }}>
        <TextField
          type="number"
          label={label('checksPassed')}
          value={passed}
          onChange={(event) => setPassed(event.target.value)}
          slotProps={COUNTED}
          autoFocus
          required
          fullWidth
        />
        <TextField
          type="number"
          label={label('checksFailed')}
          value={failed}
          onChange={(event) => setFailed(event.target.value)}
          slotProps={COUNTED}
          required
          fullWidth
        />
      </Stack>
      <TextField
        label={label('issuesFound')}
        value={issues}
        onChange={(event) => setIssues(event.target.value)}
        multiline
        minRows={3}
        maxRows={12}
        slotProps={LONG}
      />
    </FormDialog>
  );
}
