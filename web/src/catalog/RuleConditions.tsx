import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PartProps } from './RuleDialog';
import { RulePart } from './RulePart';
import { CONDITIONS } from './ruleDraft';

const WHOLE = { htmlInput: { inputMode: 'numeric' } } as const;

/** When the rule holds; what is left empty holds for everything. */
export function RuleConditions({ draft, text, names }: PartProps) {
  const translate = useTranslate();
  return (
    <RulePart title={translate('catalog.rules.when')}>
      {CONDITIONS.map((field) => (
        <TextField key={field} select size="small" {...text(field)}>
          <MenuItem value="">{translate('catalog.rules.every')}</MenuItem>
          {names[field]
            .filter(({ id, isActive }) => isActive || id === draft[field])
            .map(({ id, name }) => (
              <MenuItem key={id} value={id}>
                {name}
              </MenuItem>
            ))}
        </TextField>
      ))}
      <TextField size="small" {...text('minQuantity')} slotProps={WHOLE} />
      <TextField size="small" {...text('maxQuantity')} slotProps={WHOLE} />
    </RulePart>
  );
}
