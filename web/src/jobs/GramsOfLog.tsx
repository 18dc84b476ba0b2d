/** What a log takes of its batch: for one that waits, what the batch holds now and what approving it would leave. */
import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { RowLink } from '../parts/RowLink';
import { Swatch } from '../parts/Swatch';
import { useFormat } from '../parts/useFormat';
import type { Row } from '../providers/errors';

export function GramsOfLog({ log }: { log: Row }) {
  const translate = useTranslate();
  const { grams, number } = useFormat();
  const batch = log.included?.materialBatch;
  if (!log.materialGrams) return <Typography variant="body2">–</Typography>;
  if (!batch)
    return (
      <Typography variant="body2">
        {grams(log.materialGrams)} · {translate('approvals.noBatch')}
      </Typography>
    );
  const left = batch.remainingWeightGrams - log.materialGrams;
  return (
    <>
      <Stack direction="row" sx={{ gap: 0.75, alignItems: 'center' }}>
        <Box component="span" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
          {grams(log.materialGrams)}
        </Box>
        <Swatch color={batch.color} size={12} />
        <RowLink to={`/MaterialBatch/${batch.id}/show`}>{batch.batchCode}</RowLink>
      </Stack>
      {log.approvalStatus === 'Pending' && (
        <Typography
          variant="body2"
          sx={{ color: left < 0 ? 'error.main' : 'text.secondary', fontWeight: left < 0 ? 600 : undefined }}
        >
          {translate('approvals.leaves', { before: number(batch.remainingWeightGrams), after: grams(left) })}
        </Typography>
      )}
    </>
  );
}
