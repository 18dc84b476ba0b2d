/** A password for somebody else: typed, or made here. Shown, since its writer has to hand it over. */
import MakeIcon from '@mui/icons-material/Casino';
import { Button, Stack, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { madePassword } from './madePassword';

interface Props {
  value: string;
  onChange: (value: string) => void;
  error?: string;
  /** What an empty one means; without it there must be one. */
  hint?: string;
}

export function PasswordInput({ value, onChange, error, hint }: Props) {
  const translate = useTranslate();
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start', width: '100%' }}>
      <TextField
        fullWidth
        required={!hint}
        label={translate('resources.Technician.fields.password')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={Boolean(error)}
        helperText={error ?? [translate('staff.password.rule'), hint].filter(Boolean).join(' ')}
        autoComplete="off"
        slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'ui-monospace, monospace' } } }}
      />
      <Button startIcon={<MakeIcon />} onClick={() => onChange(madePassword())} sx={{ flex: 'none', mt: 1.25 }}>
        {translate('staff.password.make')}
      </Button>
    </Stack>
  );
}
