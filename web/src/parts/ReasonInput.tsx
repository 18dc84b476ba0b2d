import { TextField, type TextFieldProps } from '@mui/material';

interface Props extends Pick<TextFieldProps, 'required' | 'fullWidth' | 'margin'> {
  label: string;
  value: string;
  change: (value: string) => void;
  maxLength?: number;
}

/** Some lines of words, such as a reason, which a dialog asks for first of all. */
export function ReasonInput({ change, maxLength = 2000, required = true, ...field }: Props) {
  return (
    <TextField
      onChange={(event) => change(event.target.value)}
      autoFocus
      required={required}
      multiline
      minRows={2}
      slotProps={{ htmlInput: { maxLength } }}
      {...field}
    />
  );
}
