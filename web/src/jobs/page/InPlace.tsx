/** A pointer that is set where it stands: choose, and it is saved; a refusal stands below it. */
import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Refusal } from '../../parts/Refusal';
import { useSave } from '../../parts/useSave';
import type { Row } from '../../providers/errors';

export interface Option {
  id: string;
  name: string;
  /** What helps to choose. */
  hint?: string;
  mark?: ReactNode;
}

interface Props {
  job: Row;
  field: string;
  label: string;
  options: Option[];
  /** What is shown while the options are on their way. */
  current: Option | undefined;
  /** What is shown when it is empty. */
  empty: string;
}

export function InPlace({ job, field, label, options, current, empty }: Props) {
  const translate = useTranslate();
  const save = useSave('PrintJob');
  const [isWorking, setWorking] = useState(false);
  const [error, setError] = useState<unknown>();
  const all = current && !options.some(({ id }) => id === current.id) ? [current, ...options] : options;

  async function choose(chosen: Option | null) {
    setError(undefined);
    setWorking(true);
    try {
      await save(job, { [field]: chosen?.id ?? null });
    } catch (refused) {
      setError(refused);
    } finally {
      setWorking(false);
    }
  }

  return (
    <>
      <Autocomplete
        size="small"
        options={all}
        value={all.find(({ id }) => id === job[field]) ?? null}
        onChange={(_event, chosen) => choose(chosen)}
        getOptionLabel={({ name }) => name}
        isOptionEqualToValue={(one, other) => one.id === other.id}
        disabled={isWorking}
        loading={isWorking}
        noOptionsText={translate('jobPage.noOptions')}
        renderOption={({ key, ...props }, { name, hint, mark }) => (
          <Box component="li" key={key} {...props} sx={{ gap: 1, fontSize: 14 }}>
            {mark}
            <Box component="span" sx={{ flexGrow: 1 }}>
              {name}
            </Box>
            <Typography component="span" variant="body2" color="text.secondary" sx={{ whiteSpace: 'nowrap' }}>
              {hint}
            </Typography>
          </Box>
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            label={label}
            placeholder={empty}
            slotProps={{ ...params.slotProps, inputLabel: { shrink: true } }}
          />
        )}
        slotProps={{ popper: { style: { minWidth: 300 }, placement: 'bottom-start' } }}
        sx={{ minWidth: 160, '& input': { fontSize: 14.5 } }}
      />
      <Refusal error={error} sx={{ mt: 1 }} onClose={() => setError(undefined)} />
    </>
  );
}
