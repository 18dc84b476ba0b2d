/** What the scale says against what is booked; the difference becomes a stock adjustment. */
import { Stack, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider, useGetOne, useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../parts/FormDialog';
import { operationId } from '../parts/operation';
import { Swatch } from '../parts/Swatch';
import { useFormat } from '../parts/useFormat';
import { useLiveRefetch } from '../parts/useLive';
import type { Row } from '../providers/errors';
import { LevelBar } from './LevelBar';

/** Both a comma and a point divide grams from their hundredths. */
function gramsOf(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() && Number.isFinite(value) ? value : undefined;
}

export function WeighInDialog({ batch: opened, onClose }: { batch: Row; onClose: () => void }) {
  const translate = useTranslate();
  const { grams, signed } = useFormat();
  const notify = useNotify();
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const { data: batch = opened, refetch } = useGetOne<Row>('MaterialBatch', { id: opened.id });
  useLiveRefetch(`resource/MaterialBatch/${opened.id}`, refetch);
  const [weighed, setWeighed] = useState('');
  const [reason, setReason] = useState(translate('stockroom.weighIn.title'));
  // The same figures sent again are the same weigh-in.
  const sent = useRef({ figures: '', id: '' });
  const countedGrams = gramsOf(weighed);
  const difference = countedGrams === undefined ? undefined : countedGrams - batch.remainingWeightGrams;

  async function run() {
    const figures = `${countedGrams} ${reason}`;
    if (sent.current.figures !== figures) sent.current = { figures, id: operationId() };
    const data = { materialBatch: batch.id, countedGrams, reason, operationId: sent.current.id };
    await dataProvider.create('StockAdjustment', { data });
    await queryClient.invalidateQueries();
    notify('stockroom.weighIn.done', { type: 'success', messageArgs: { batch: batch.batchCode } });
  }

  return (
    <FormDialog
      title={translate('stockroom.weighIn.title')}
      action={translate('stockroom.weighIn.save')}
      isReady={countedGrams !== undefined && Boolean(reason.trim())}
      run={run}
      close={onClose}
    >
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
        <Swatch color={batch.color} />
        <Typography sx={{ fontWeight: 600 }}>{batch.batchCode}</Typography>
        <Typography color="text.secondary">
          {batch.materialType} {batch.color}
        </Typography>
      </Stack>
      <LevelBar batch={batch} remaining={countedGrams} />
      <Stack direction="row" sx={{ justifyContent: 'space-between' }}>
        <Typography variant="body2" color="text.secondary">
          {translate('stockroom.weighIn.booked', { grams: grams(batch.remainingWeightGrams) })}
        </Typography>
        <Typography variant="body2" role="status" sx={{ fontWeight: 600 }}>
          {difference === undefined ? '' : translate('stockroom.weighIn.difference', { grams: signed(difference) })}
        </Typography>
      </Stack>
      <TextField
        label={translate('stockroom.weighIn.grams')}
        helperText={translate('stockroom.weighIn.net')}
        value={weighed}
        onChange={(event) => setWeighed(event.target.value)}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
        autoFocus
        required
      />
      <TextField
        label={translate('resources.StockAdjustment.fields.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
        required
      />
    </FormDialog>
  );
}
