/** The password of whoever signs in, or asks for what a password is asked for again. */
import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

interface Props {
  value: string;
  onChange: (password: string) => void;
  /** The focus is here, unless another field comes first. */
  isFirst?: boolean;
}

export function PasswordInput({ value, onChange, isFirst = true }: Props) {
  const translate = useTranslate();
  return (
    <TextField
      label={translate('shell.signIn.password')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      type="password"
      autoComplete="current-password"
      autoFocus={isFirst}
      required
    />
  );
}
