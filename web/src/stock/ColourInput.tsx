/** A colour in words, with what the shop already has, and how it looks. */
import { Autocomplete, InputAdornment, Stack, TextField } from '@mui/material';
import { FieldTitle, InputHelperText, required, useInput } from 'react-admin';
import { Swatch } from '../parts/Swatch';
import { useStockSummary } from './useStockSummary';

interface Props {
  source?: string;
  isRequired?: boolean;
  /** Only the colours that there are of it. */
  materialType?: string;
}

export function ColourInput({ source = 'color', isRequired = true, materialType }: Props) {
  const validate = isRequired ? required() : undefined;
  const { field, fieldState } = useInput({ source, validate, defaultValue: '' });
  const { summary } = useStockSummary();
  const lines = summary?.materials.filter((line) => !materialType || line.materialType === materialType) ?? [];
  const known = [...new Set(lines.map(({ color }) => color).filter(Boolean))].sort();
  return (
    <Autocomplete
      freeSolo
      size="small"
      sx={{ '& .MuiInputBase-root': { height: 48 } }}
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
          label={<FieldTitle source={source} isRequired={isRequired} />}
          error={fieldState.invalid}
          helperText={fieldState.error?.message ? <InputHelperText error={fieldState.error.message} /> : undefined}
          slotProps={{
            ...params.slotProps,
            input: {
              ...params.slotProps?.input,
              startAdornment: field.value ? (
                <InputAdornment position="start" sx={{ m: '0 !important', pr: 1 }}>
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
