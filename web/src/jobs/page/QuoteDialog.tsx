/** Sends a quote for the job: the price, and how long it stands. */
import { MenuItem, Stack, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../../parts/FormDialog';
import { callFunction } from '../../providers/functions';
import { useJobPage } from './JobContext';
import { CURRENCIES, minorUnits, toMajor } from './money';

const VALID_DAYS = 30;

export function QuoteDialog({ close }: { close: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { job, quotes } = useJobPage();
  const [before] = quotes.rows;
  const [currency, setCurrency] = useState<string>(before?.currency ?? 'EUR');
  const [price, setPrice] = useState(before ? String(toMajor(before.totalMinor, before.currency)) : '');
  const [days, setDays] = useState(String(VALID_DAYS));
  const totalMinor = minorUnits(price, currency);

  async function run() {
    await callFunction('sendQuote', { jobId: job.id, totalMinor, currency, validDays: Number(days) });
    notify('jobPage.quote.sent', { type: 'success' });
    await queryClient.invalidateQueries({ queryKey: ['PrintJob'] });
  }

  return (
    <FormDialog
      title={translate('jobPage.quote.title', { job: job.jobNumber })}
      action={translate('jobPage.moves.quote')}
      isReady={totalMinor !== undefined && Number(days) >= 1}
      run={run}
      close={close}
    >
      <Stack direction="row" sx={{ gap: 1.5 }}>
        <TextField
          label={translate('jobPage.quote.price')}
          value={price}
          onChange={(event) => setPrice(event.target.value)}
          error={price !== '' && totalMinor === undefined}
          autoFocus
          required
          fullWidth
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
        />
        <TextField
          select
          label={translate('jobPage.quote.currency')}
          value={currency}
          onChange={(event) => setCurrency(event.target.value)}
          sx={{ width: 120 }}
        >
          {CURRENCIES.map((code) => (
            <MenuItem key={code} value={code}>
              {code}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
      <TextField
        label={translate('jobPage.quote.days')}
        value={days}
        onChange={(event) => setDays(event.target.value)}
        type="number"
        slotProps={{ htmlInput: { min: 1, max: 365 } }}
      />
    </FormDialog>
  );
}
