/** Enters work that was done: who, what, from when to when, and what it took of a batch. */
import { MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { FormDialog } from '../../parts/FormDialog';
import { useFormat } from '../../parts/useFormat';
import type { Row } from '../../providers/errors';
import { mayWrite, rulesOf } from '../../providers/rights';
import { useJobPage } from './JobContext';
import { useCreate } from './useCreate';

const HOUR_MS = 3_600_000;

/** As an input of a local date and time takes it. */
function localInput(time: number): string {
  const date = new Date(time);
  return new Date(time - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function LogForm({ job, close }: { job: Row; close: () => void }) {
  const translate = useTranslate();
  const { minutes, grams } = useFormat();
  const { who } = useJobPage();
  const create = useCreate('TimeLog');
  const [fields, setFields] = useState(() => ({
    technician: who.technicianId,
    activityType: 'Print',
    startTime: localInput(Date.now() - HOUR_MS),
    endTime: localInput(Date.now()),
    materialGrams: '',
    materialBatch: (job.materialBatch as string | undefined) ?? '',
    notes: '',
  }));
  const set = (name: keyof typeof fields) => (event: { target: { value: string } }) =>
    setFields((before) => ({ ...before, [name]: event.target.value }));
  // Whoever decides about logs enters those of others as well.
  const forOthers = mayWrite('approvalStatus', 'TimeLog', who);
  const all = { pagination: { page: 1, perPage: 200 } };
  const { data: technicians = [] } = useGetList<Row>(
    'Technician',
    { ...all, sort: { field: 'username', order: 'ASC' }, filter: { isActive: true } },
    { enabled: forOthers },
  );
  const { data: batches = [] } = useGetList<Row>('MaterialBatch', {
    ...all,
    sort: { field: 'batchCode', order: 'ASC' },
    filter: { materialType: job.materialType, status_ne: 'Retired' },
  });
  const span = Math.round((Date.parse(fields.endTime) - Date.parse(fields.startTime)) / 60_000);
  const label = (field: string) => translate(`resources.TimeLog.fields.${field}`);
  const shrink = { inputLabel: { shrink: true } };

  const run = () =>
    create({
      printJob: job.id,
      ...(forOthers ? { technician: fields.technician } : {}),
      activityType: fields.activityType,
      startTime: new Date(fields.startTime).toISOString(),
      endTime: new Date(fields.endTime).toISOString(),
      notes: fields.notes.trim(),
      ...(fields.materialGrams === ''
        ? {}
        : { materialGrams: Number(fields.materialGrams.replace(',', '.')), materialBatch: fields.materialBatch }),
    });

  return (
    <FormDialog
      title={translate('jobPage.logs.formTitle', { job: job.jobNumber })}
      action={translate('jobPage.logs.submit')}
      isReady={span >= 0}
      width="sm"
      run={run}
      close={close}
    >
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2 }}>
        {forOthers && (
          <TextField
            select
            fullWidth
            label={label('technician')}
            value={technicians.length ? fields.technician : ''}
            onChange={set('technician')}
          >
            {technicians.map(({ id, displayName, username }) => (
              <MenuItem key={id} value={id}>
                {displayName ?? username}
              </MenuItem>
            ))}
          </TextField>
        )}
        <TextField
          select
          fullWidth
          label={label('activityType')}
          value={fields.activityType}
          onChange={set('activityType')}
        >
          {rulesOf('TimeLog').values.activityType?.map((activity) => (
            <MenuItem key={activity} value={activity}>
              {translate(`resources.TimeLog.values.activityType.${activity}`)}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2 }}>
        <TextField
          fullWidth
          type="datetime-local"
          label={label('startTime')}
          value={fields.startTime}
          onChange={set('startTime')}
          slotProps={shrink}
        />
        <TextField
          fullWidth
          type="datetime-local"
          label={label('endTime')}
          value={fields.endTime}
          onChange={set('endTime')}
          error={span < 0}
          slotProps={shrink}
        />
      </Stack>
      <Typography role="status" color={span < 0 ? 'error' : 'text.secondary'} variant="body2" sx={{ mt: -1 }}>
        {span < 0 ? translate('jobPage.logs.backwards') : Number.isFinite(span) && minutes(span)}
      </Typography>
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2 }}>
        <TextField
          fullWidth
          label={label('materialGrams')}
          value={fields.materialGrams}
          onChange={set('materialGrams')}
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
        />
        <TextField
          select
          fullWidth
          label={label('materialBatch')}
          value={batches.length ? fields.materialBatch : ''}
          onChange={set('materialBatch')}
        >
          {batches.map(({ id, batchCode, color, remainingWeightGrams }) => (
            <MenuItem key={id} value={id}>
              {batchCode} · {color} · {grams(remainingWeightGrams)}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
      <TextField label={label('notes')} value={fields.notes} onChange={set('notes')} multiline minRows={2} />
    </FormDialog>
  );
}
