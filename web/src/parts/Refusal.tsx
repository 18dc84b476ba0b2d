import { Alert, type AlertProps } from '@mui/material';
import { useTranslate } from 'react-admin';

/** What the server said no with, in place; nothing when it did not. */
export function Refusal({ error, ...props }: { error: unknown } & AlertProps) {
  const translate = useTranslate();
  if (!error) return null;
  const message = error instanceof Error ? error.message : String(error);
  return (
    <Alert severity="error" {...props}>
      {translate(message, { _: message })}
    </Alert>
  );
}
