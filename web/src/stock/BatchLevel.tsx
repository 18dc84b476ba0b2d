import { Box, Card, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../parts/useFormat';
import type { Row } from '../providers/errors';
import { LevelBar } from './LevelBar';
import { useStockSummary } from './useStockSummary';

function Figure({ text, value, isBad = false }: { text: string; value: string; isBad?: boolean }) {
  return (
    <Box>
      <Typography variant="body2" color="text.secondary">
        {text}
      </Typography>
      <Typography variant="h6" component="p" sx={{ color: isBad ? 'error.main' : undefined }}>
        {value}
      </Typography>
    </Box>
  );
}

export function BatchLevel({ batch }: { batch: Row }) {
  const translate = useTranslate();
  const { grams } = useFormat();
  const { shelfOf } = useStockSummary();
  const shelf = shelfOf(batch.id);
  const available = shelf?.availableGrams ?? batch.remainingWeightGrams;
  return (
    <Card sx={{ p: 2 }}>
      <Stack direction="row" useFlexGap sx={{ columnGap: 4, rowGap: 1, mb: 1.5, flexWrap: 'wrap' }}>
        <Figure text={translate('stockroom.remaining')} value={grams(batch.remainingWeightGrams)} />
        <Figure text={translate('stockroom.reserved')} value={grams(shelf?.reservedGrams ?? 0)} />
        <Figure text={translate('stockroom.available')} value={grams(available)} isBad={available < 0} />
        <Figure text={translate('stockroom.whenNew')} value={grams(batch.startingWeightGrams)} />
      </Stack>
      <LevelBar batch={batch} reserved={shelf?.reservedGrams} height={12} />
    </Card>
  );
}
