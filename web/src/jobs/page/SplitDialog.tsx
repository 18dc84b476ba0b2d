/** Splits the job into runs, each with its technician and batch; the pieces must add up, and it says whether they do. */
import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/Close';
import { Alert, Box, Button, IconButton, MenuItem, Stack, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGetList, useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../../parts/FormDialog';
import type { Row } from '../../providers/errors';
import { callFunction } from '../../providers/functions';
import { useJobPage } from './JobContext';
import { evenly, whyNotSplit } from './splitting';

interface Run {
  key: number;
  quantity: string;
  technician: string;
  batch: string;
}

const MOST_RUNS = 100;
let lastKey = 0;

export function SplitDialog({ close }: { close: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { job } = useJobPage();
  const whole: number = job.quantity ?? 1;
  const all = { pagination: { page: 1, perPage: 200 } };
  const { data: technicians = [] } = useGetList<Row>('Technician', {
    ...all,
    sort: { field: 'username', order: 'ASC' },
    filter: { isActive: true },
  });
  const { data: batches = [] } = useGetList<Row>('MaterialBatch', {
    ...all,
    sort: { field: 'batchCode', order: 'ASC' },
    filter: { materialType: job.materialType, status_ne: 'Retired' },
  });
  const newRun = (quantity: number): Run => {
    lastKey += 1;
    return {
      key: lastKey,
      quantity: String(quantity),
      technician: job.assignedTechnician ?? '',
      batch: job.materialBatch ?? '',
    };
  };
  const [runs, setRuns] = useState<Run[]>(() => evenly(whole, 2).map(newRun));
  const quantities = runs.map(({ quantity }) => Number(quantity));
  const sum = quantities.reduce((total, quantity) => total + (quantity || 0), 0);
  const set = (key: number, changes: Partial<Run>) =>
    setRuns((before) => before.map((run) => (run.key === key ? { ...run, ...changes } : run)));

  async function run() {
    await callFunction('splitJob', {
      jobId: job.id,
      runs: runs.map(({ quantity, technician, batch }) => ({
        quantity: Number(quantity),
        ...(technician ? { assignedTechnicianId: technician } : {}),
        ...(batch ? { materialBatchId: batch } : {}),
      })),
    });
    notify('jobPage.split.done', { type: 'success', messageArgs: { smart_count: runs.length } });
    await queryClient.invalidateQueries({ queryKey: ['PrintJob'] });
  }

  return (
    <FormDialog
      title={translate('jobPage.split.title', { job: job.jobNumber })}
      action={translate('jobPage.split.submit', { smart_count: runs.length })}
      isReady={!whyNotSplit(job, quantities)}
      width="sm"
      run={run}
      close={close}
    >
      {runs.map(({ key, quantity, technician, batch }, index) => (
        <Stack key={key} direction="row" role="group" aria-label={`${job.jobNumber}/${index + 1}`} sx={{ gap: 1 }}>
          <TextField
            size="small"
            label={translate('resources.PrintJob.fields.quantity')}
            value={quantity}
            onChange={(event) => set(key, { quantity: event.target.value })}
            type="number"
            error={!(Number(quantity) >= 1)}
            slotProps={{ htmlInput: { min: 1, step: 1 } }}
            sx={{ width: 100, flex: 'none' }}
          />
          <TextField
            select
            size="small"
            label={translate('resources.PrintJob.fields.assignedTechnician')}
            value={technicians.length ? technician : ''}
            onChange={(event) => set(key, { technician: event.target.value })}
            sx={{ flex: 1, minWidth: 0 }}
          >
            <MenuItem value="">{translate('jobPage.asWhole')}</MenuItem>
            {technicians.map(({ id, displayName, username }) => (
              <MenuItem key={id} value={id}>
                {displayName ?? username}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            size="small"
            label={translate('resources.PrintJob.fields.materialBatch')}
            value={batches.length ? batch : ''}
            onChange={(event) => set(key, { batch: event.target.value })}
            sx={{ flex: 1, minWidth: 0 }}
          >
            <MenuItem value="">{translate('jobPage.asWhole')}</MenuItem>
            {batches.map(({ id, batchCode, color }) => (
              <MenuItem key={id} value={id}>
                {batchCode} · {color}
              </MenuItem>
            ))}
          </TextField>
          <IconButton
            aria-label={translate('jobPage.split.remove', { run: index + 1 })}
            disabled={runs.length < 3}
            onClick={() => setRuns((before) => before.filter((one) => one.key !== key))}
          >
            <RemoveIcon />
          </IconButton>
        </Stack>
      ))}
      <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: 'wrap' }}>
        <Button
          startIcon={<AddIcon />}
          disabled={runs.length >= Math.min(MOST_RUNS, whole)}
          onClick={() => setRuns((before) => [...before, newRun(Math.max(1, whole - sum))])}
        >
          {translate('jobPage.split.add')}
        </Button>
        <Button
          disabled={runs.length > whole}
          onClick={() => {
            const parts = evenly(whole, runs.length);
            setRuns((before) => before.map((one, index) => ({ ...one, quantity: String(parts[index]) })));
          }}
        >
          {translate('jobPage.split.even')}
        </Button>
        <Box sx={{ flexGrow: 1 }} />
      </Stack>
      <Alert severity={sum === whole ? 'success' : 'warning'} role="status">
        {translate(sum === whole ? 'jobPage.split.fits' : 'jobPage.split.differs', { sum, whole })}
      </Alert>
    </FormDialog>
  );
}
