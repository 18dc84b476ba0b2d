/** A verdict on the file. It follows from the counts, unless the check is still under way. */
import { FormControlLabel, Stack, Switch, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../../parts/FormDialog';
import type { Row } from '../../providers/errors';
import { useCreate } from './useCreate';

const isCount = (text: string) => /^\d{1,4}$/.test(text.trim());

export function CheckForm({ job, close }: { job: Row; close: () => void }) {
  const translate = useTranslate();
  const create = useCreate('FileCheck');
  const [passed, setPassed] = useState('');
  const [failed, setFailed] = useState('0');
  const [issues, setIssues] = useState('');
  const [isUnderWay, setUnderWay] = useState(false);
  const verdict = isUnderWay ? 'Pending' : Number(failed) > 0 ? 'Failed' : 'Passed';
  const label = (field: string) => translate(`resources.FileCheck.fields.${field}`);
  const run = () =>
    create({
      printJob: job.id,
      checkStatus: verdict,
      checksPassed: Number(passed),
      checksFailed: Number(failed),
      issuesFound: issues.trim(),
    });
  const number = { htmlInput: { min: 0, max: 1000, step: 1 } };
  return (
    <FormDialog
      title={translate('jobPage.checks.formTitle', { job: job.jobNumber, number: job.fileRevision })}
      action={translate('jobPage.checks.submit')}
      isReady={isCount(passed) && isCount(failed)}
      width="sm"
      run={run}
      close={close}
    >
      <Stack direction="row" sx={{ gap: 2 }}>
        <TextField
          type="number"
          label={label('checksPassed')}
          value={passed}
          onChange={(event) => setPassed(event.target.value)}
          slotProps={number}
          autoFocus
          required
          fullWidth
        />
        <TextField
          type="number"
          label={label('checksFailed')}
          value={failed}
          onChange={(event) => setFailed(event.target.value)}
          slotProps={number}
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
        slotProps={{ htmlInput: { maxLength: 10_000 } }}
      />
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between' }}>
        <FormControlLabel
          control={<Switch checked={isUnderWay} onChange={(event) => setUnderWay(event.target.checked)} />}
          label={translate('jobPage.checks.underWay')}
        />
        <Typography role="status">
          {label('checkStatus')}: <strong>{translate(`resources.FileCheck.values.checkStatus.${verdict}`)}</strong>
        </Typography>
      </Stack>
    </FormDialog>
  );
}
