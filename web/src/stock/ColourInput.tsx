/** A colour in words, with what the shop already has, and how it looks. */
import { Autocomplete, InputAdornment, Stack, TextField } from '@mui/material';
import { FieldTitle, InputHelperText, required, useInput } from 'react-admin';
import { Swatch } from '../parts/Swatch';
import { useStockSummary } from './useStockSummary';

export function ColourInput({ source = 'color' }: { source?: string }) {
  const { field, fieldState } = useInput({ source, validate: required(), defaultValue: '' });
  const { summary } = useStockSummary();
  const known = [...new Set(summary?.materials.map(({ color }) => color).filter(Boolean))].sort();
  return (
    <Autocomplete
      freeSolo
      disableClearable
      options={known}
      inputValue={field.value ?? ''}
      onInputChange={(_event, text) => field.onChange(text)}
      renderOption={({ key, ...option }, color) => (
        <Stack component="li" direction="row" key={key} {...option} sx={{ gap: 1 }}>
          <Swatch color={color} />
          {color}
        </Stack>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={<FieldTitle source={source} isRequired />}
          error={fieldState.invalid}
          helperText={fieldState.error?.message ? <InputHelperText error={fieldState.error.message} /> : undefined}
          slotProps={{
            ...params.slotProps,
            input: {
              ...params.slotProps?.input,
              startAdornment: field.value ? (
                <InputAdornment position="start">
                  <Swatch color={field.value} />
                </InputAdornment>
              ) : undefined,
            },
          }}
        />
      )}
    />
  );
}
