/** Of what, and how much of it is free on the shelf. */
import { Alert, Typography } from '@mui/material';
import { NumberInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FormGrid } from '../../parts/FormGrid';
import { limitsOf } from '../../parts/limits';
import { useFormat } from '../../parts/useFormat';
import { ColourInput } from '../../stock/ColourInput';
import { MaterialInput } from '../../stock/MaterialInput';
import { useStockSummary } from '../../stock/useStockSummary';

const MINUTES = limitsOf('PrintJob', 'estimatedPrintMinutes');
const GRAMS = limitsOf('PrintJob', 'estimatedMaterialGrams');
const QUANTITY = limitsOf('PrintJob', 'quantity', true);

function OnShelf({ materialType, color }: { materialType?: string; color?: string }) {
  const translate = useTranslate();
  const { grams } = useFormat();
  const { summary } = useStockSummary();
  const needed: number | null = useWatch({ name: 'estimatedMaterialGrams' });
  if (!materialType || !summary) return null;
  const ofColour = (other: string) => !color || other.toLowerCase() === color.toLowerCase();
  const free = summary.materials
    .filter((line) => line.materialType === materialType && ofColour(line.color))
    .reduce((sum, { availableGrams }) => sum + availableGrams, 0);
  const what = [materialType, color].filter(Boolean).join(' ');
  const values = { what, free: grams(Math.max(free, 0)) };
  if (needed && needed > free)
    return (
      <Alert severity="warning" sx={{ mt: 1, width: '100%' }}>
        {translate('intake.shelf.short', values)}
      </Alert>
    );
  return (
    <Typography variant="body2" color="text.secondary">
      {translate('intake.shelf.free', values)}
    </Typography>
  );
}

export function MaterialFields() {
  const translate = useTranslate();
  const { minutes } = useFormat();
  const materialType: string | undefined = useWatch({ name: 'materialType' });
  const color: string | undefined = useWatch({ name: 'color' });
  const estimate: number | null = useWatch({ name: 'estimatedPrintMinutes' });
  const inHours = estimate && estimate >= 60 && Number.isFinite(estimate) ? minutes(Math.round(estimate)) : undefined;
  return (
    <>
      <FormGrid>
        <MaterialInput />
        <ColourInput isRequired={false} materialType={materialType} />
        <NumberInput
          source="estimatedPrintMinutes"
          validate={MINUTES}
          min={0}
          helperText={inHours ? translate('intake.inHours', { hours: inHours }) : 'intake.wholeJob'}
        />
        <NumberInput source="estimatedMaterialGrams" validate={GRAMS} min={0} helperText="intake.wholeJob" />
        <NumberInput source="quantity" validate={QUANTITY} min={1} helperText={false} />
      </FormGrid>
      <OnShelf materialType={materialType} color={color} />
    </>
  );
}
