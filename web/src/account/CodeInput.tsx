/** The code of a second factor, or a recovery code where one will do. */
import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

interface Props {
  value: string;
  onChange: (code: string) => void;
  hint?: string;
  /** Unless it is asked for alone, the focus is elsewhere. */
  isAlone?: boolean;
}

export function CodeInput({ value, onChange, hint, isAlone = true }: Props) {
  const translate = useTranslate();
  return (
    <TextField
      label={translate('account.code')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      helperText={hint}
      autoComplete="one-time-code"
      slotProps={{ htmlInput: { maxLength: 30, autoCapitalize: 'off', spellCheck: false } }}
      required
      autoFocus={isAlone}
    />
  );
}
