import { TextField } from '@mui/material';

const pad = (value: number) => String(value).padStart(2, '0');

/** As the browser's field writes it, where the reader is. */
function localOf(iso: string | undefined): string {
  if (!iso) return '';
  const at = new Date(iso);
  const day = [at.getFullYear(), pad(at.getMonth() + 1), pad(at.getDate())].join('-');
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

interface Props {
  label: string;
  /** An ISO string; undefined: none. */
  value: string | undefined;
  change: (value: string | undefined) => void;
  helperText?: string;
}

/** A day and an hour, where the reader is. */
export function MomentInput({ label, value, change, helperText }: Props) {
  return (
    <TextField
      type="datetime-local"
      label={label}
      helperText={helperText}
      value={localOf(value)}
      onChange={({ target }) => change(target.value ? new Date(target.value).toISOString() : undefined)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}
