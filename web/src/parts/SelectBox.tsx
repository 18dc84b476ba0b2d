import { Checkbox } from '@mui/material';

interface Props {
  label: string;
  isOn: boolean;
  isPartly?: boolean;
  toggle: () => void;
}

/** The box that selects a row, or all. */
export function SelectBox({ label, isOn, isPartly = false, toggle }: Props) {
  return (
    <Checkbox
      size="small"
      checked={isOn}
      indeterminate={isPartly}
      onChange={toggle}
      slotProps={{ input: { 'aria-label': label } }}
    />
  );
}
