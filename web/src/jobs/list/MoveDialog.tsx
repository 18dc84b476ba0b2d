/** Moves all selected jobs to one status, of those that are open to all of them. */
import { Alert, MenuItem, TextField } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Row } from '../../providers/errors';
import { rulesOf, type Who } from '../../providers/rights';
import { BulkDialog } from './BulkDialog';
import { openToAll } from './openToAll';

interface Props {
  who: Who;
  jobs: Row[];
  drop: (ids: readonly string[]) => void;
  close: () => void;
}

export function MoveDialog({ who, jobs, ...props }: Props) {
  const translate = useTranslate();
  const moves = openToAll(jobs, who);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const { wantsReason = false } = moves.find((move) => move.to === to) ?? {};
  const nameOf = (status: string) => translate(`resources.PrintJob.values.status.${status}`);
  // A reason is for one move, so the same words again are a new reason.
  const read = useMemo(() => jobs.map((job) => ({ ...job, statusReason: undefined })), [jobs]);
  const isReady = to !== '' && (!wantsReason || reason.trim() !== '');
  const here = [...new Set(jobs.map(({ status }) => nameOf(status)))].join(', ');
  return (
    <BulkDialog
      {...props}
      jobs={read}
      title={translate('jobList.move.title', { smart_count: jobs.length })}
      action={to ? translate('jobList.move.to', { status: nameOf(to) }) : translate('jobList.move.open')}
      said="jobList.move.done"
      data={isReady ? { status: to, ...(wantsReason ? { statusReason: reason.trim() } : {}) } : undefined}
    >
      {moves.length ? (
        <TextField
          select
          autoFocus
          label={translate('jobList.move.label')}
          helperText={translate('jobList.move.help', { statuses: here })}
          value={to}
          onChange={({ target }) => setTo(target.value)}
        >
          {moves.map((move) => (
            <MenuItem key={move.to} value={move.to}>
              {nameOf(move.to)}
            </MenuItem>
          ))}
        </TextField>
      ) : (
        <Alert severity="info">{translate('jobList.move.none', { statuses: here })}</Alert>
      )}
      {wantsReason && (
        <TextField
          label={translate('resources.PrintJob.fields.statusReason')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          required
          multiline
          minRows={2}
          slotProps={{ htmlInput: { maxLength: rulesOf('PrintJob').limits.statusReason?.maxLength } }}
        />
      )}
    </BulkDialog>
  );
}
