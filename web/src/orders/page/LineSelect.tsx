/** Chooses what of the order something is about: one line, or the whole. */
import { MenuItem, TextField, type TextFieldProps } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLineName, useOrderPage } from './OrderContext';

interface Props extends Pick<TextFieldProps, 'size' | 'sx'> {
  label: string;
  /** The line's id; empty: the whole. */
  value: string;
  change: (lineId: string) => void;
}

export function LineSelect({ value, change, ...field }: Props) {
  const translate = useTranslate();
  const { lines } = useOrderPage();
  const nameOf = useLineName();
  return (
    <TextField select value={value} onChange={(event) => change(event.target.value)} {...field}>
      <MenuItem value="">{translate('orders.whole')}</MenuItem>
      {lines.rows.map(({ id }) => (
        <MenuItem key={id} value={id}>
          {nameOf(id)}
        </MenuItem>
      ))}
    </TextField>
  );
}
