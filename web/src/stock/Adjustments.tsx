/** What was corrected on this batch, newest first, down to when it was new. */
import { Box, Card, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { Refusal } from '../parts/Refusal';
import { CardHead } from '../parts/Screen';
import { useFormat } from '../parts/useFormat';
import { useLiveRefetch } from '../parts/useLive';
import type { Row } from '../providers/errors';

function Moment({ figure, tone, text, note }: { figure: string; tone: string; text: ReactNode; note: string }) {
  return (
    <Stack component="li" direction="row" sx={{ gap: 1.5, pb: 1.5, '&:last-of-type .line': { display: 'none' } }}>
      <Box sx={{ width: 10, display: 'flex', flexDirection: 'column', alignItems: 'center', pt: 0.75 }}>
        <Box sx={{ width: 10, height: 10, borderRadius: '50%', bgcolor: tone, flex: 'none' }} />
        <Box className="line" sx={{ width: 2, flexGrow: 1, bgcolor: 'divider', mt: 0.5, mb: -1.5 }} />
      </Box>
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {text}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {note}
        </Typography>
      </Box>
      <Typography variant="body2" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
        {figure}
      </Typography>
    </Stack>
  );
}

export function Adjustments({ batch }: { batch: Row }) {
  const translate = useTranslate();
  const { grams, signed, moment } = useFormat();
  const { data, error, refetch } = useGetList<Row>('StockAdjustment', {
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'createdAt', order: 'DESC' },
    filter: { materialBatch: batch.id },
    meta: { include: ['adjustedBy'] },
  });
  useLiveRefetch(`resource/MaterialBatch/${batch.id}`, refetch);
  const nameOf = (person?: Row) =>
    person?.displayName ?? person?.username ?? translate('stockroom.adjustments.bySystem');
  return (
    <Card>
      <CardHead title={translate('stockroom.adjustments.title')} note={data?.length || undefined} />
      <Refusal error={error} />
      <Box component="ol" sx={{ listStyle: 'none', m: 0, px: 2, pt: 0.5, pb: 0.5 }}>
        {data?.map(({ id, gramsChange, countedGrams, reason, createdAt, included }) => (
          <Moment
            key={id}
            figure={signed(gramsChange)}
            tone={gramsChange < 0 ? 'warning.main' : 'success.main'}
            text={reason}
            note={[
              countedGrams === undefined
                ? ''
                : translate('stockroom.adjustments.counted', { grams: grams(countedGrams) }),
              nameOf(included?.adjustedBy),
              moment(createdAt),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
        <Moment
          figure=""
          tone="text.disabled"
          text={translate('stockroom.adjustments.started', { grams: grams(batch.startingWeightGrams) })}
          note={moment(batch.createdAt)}
        />
      </Box>
    </Card>
  );
}
