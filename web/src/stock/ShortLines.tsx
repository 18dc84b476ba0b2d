/** Where the queue needs more of a material and colour than the shelf holds. */
import { Alert, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Swatch } from '../parts/Swatch';
import { useFormat } from '../parts/useFormat';
import type { StockLine } from './useStockSummary';

export function ShortLines({ lines }: { lines: StockLine[] }) {
  const translate = useTranslate();
  const { grams } = useFormat();
  const short = lines.filter(({ color, availableGrams }) => color && availableGrams < 0);
  if (!short.length) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2, '& .MuiAlert-message': { width: '100%' } }}>
      <Typography variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>
        {translate('stockroom.short.title')}
      </Typography>
      <Stack direction="row" useFlexGap sx={{ columnGap: 3, rowGap: 0.5, flexWrap: 'wrap' }}>
        {short.map(({ materialType, color, availableGrams }) => (
          <Stack key={`${materialType} ${color}`} direction="row" sx={{ gap: 0.75, alignItems: 'center' }}>
            <Swatch color={color} size={12} />
            <Typography variant="body2">
              {translate('stockroom.short.line', {
                what: `${materialType} ${color}`,
                grams: grams(-availableGrams),
              })}
            </Typography>
          </Stack>
        ))}
      </Stack>
    </Alert>
  );
}
