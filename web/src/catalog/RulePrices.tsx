import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PartProps } from './RuleDialog';
import { RulePart } from './RulePart';
import { PRICES } from './ruleDraft';

/** What it costs then, in the currency's own units, and how long it takes. */
export function RulePrices({ text }: PartProps) {
  const translate = useTranslate();
  return (
    <RulePart title={translate('catalog.rules.costs')}>
      {PRICES.map((field) => (
        <TextField key={field} size="small" {...text(field)} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
      ))}
      <TextField size="small" {...text('leadTimeDays')} slotProps={{ htmlInput: { inputMode: 'numeric' } }} />
      <TextField
        size="small"
        {...text('label')}
        helperText={translate('catalog.rules.labelHelp')}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
    </RulePart>
  );
}
