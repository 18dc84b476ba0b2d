/** Of what, and how much of it is free on the shelf. */
import { Alert, Typography } from '@mui/material';
import { NumberInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FormGrid } from '../../parts/FormGrid';
import { limitsOf } from '../../parts/limits';
import { useFormat } from '../../parts/useFormat';
import { isManaged } from '../../small/page';
import { ColourInput } from '../../stock/ColourInput';
import { MaterialInput } from '../../stock/MaterialInput';
import { useStockSummary } from '../../stock/useStockSummary';
import { QualityInput } from './QualityInput';

/** Both are given, or neither where a file is uploaded, which says both by itself. */
const GIVEN = {
  minutes: limitsOf('PrintJob', 'estimatedPrintMinutes', true),
  grams: limitsOf('PrintJob', 'estimatedMaterialGrams', true),
};
const WORKED_OUT = {
  minutes: limitsOf('PrintJob', 'estimatedPrintMinutes', false),
  grams: limitsOf('PrintJob', 'estimatedMaterialGrams', false),
};
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
  const needed: number | null = useWatch({ name: 'estimatedMaterialGrams' });
  const isUploaded = useWatch({ name: 'way' }) === 'upload' && !isManaged;
  const { minutes: minuteLimits, grams: gramLimits } = isUploaded && !estimate && !needed ? WORKED_OUT : GIVEN;
  const hint = isUploaded ? 'intake.fromFile' : 'intake.wholeJob';
  const inHours = estimate && estimate >= 60 && Number.isFinite(estimate) ? minutes(Math.round(estimate)) : undefined;
  return (
    <>
      <FormGrid>
        <MaterialInput />
        <ColourInput isRequired={false} materialType={materialType} />
        <NumberInput source="quantity" validate={QUANTITY} min={1} helperText={false} />
        <QualityInput />
        <NumberInput
          source="estimatedPrintMinutes"
          validate={minuteLimits}
          min={0}
          helperText={inHours ? translate('intake.inHours', { hours: inHours }) : hint}
        />
        <NumberInput source="estimatedMaterialGrams" validate={gramLimits} min={0} helperText={hint} />
      </FormGrid>
      <OnShelf materialType={materialType} color={color} />
    </>
  );
}
