import { Autocomplete, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PartProps } from './RuleDialog';
import { RulePart } from './RulePart';
import { type RuleDraft, SIDES, VOLUMES } from './ruleDraft';

/** What a file must measure, and which materials would suit better. */
export function RuleFeasibility({ draft, change, text, names }: PartProps) {
  const translate = useTranslate();
  return (
    <RulePart title={translate('catalog.rules.only')}>
      {[...SIDES, ...VOLUMES].map((field) => (
        <TextField key={field} size="small" {...text(field)} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
      ))}
      <TextField
        select
        size="small"
        label={translate('catalog.rules.otherwise')}
        value={draft.otherwise}
        onChange={({ target }) => change({ otherwise: target.value as RuleDraft['otherwise'] })}
      >
        {['review', 'refuse'].map((what) => (
          <MenuItem key={what} value={what}>
            {translate(`catalog.rules.else.${what}`)}
          </MenuItem>
        ))}
      </TextField>
      <Autocomplete
        multiple
        size="small"
        sx={{ gridColumn: '1 / -1' }}
        options={names.material.map(({ name }) => name)}
        value={draft.materialRecommendations}
        onChange={(_event, materialRecommendations) => change({ materialRecommendations })}
        renderInput={(params) => <TextField {...params} label={translate('catalog.rules.recommend')} />}
      />
    </RulePart>
  );
}
