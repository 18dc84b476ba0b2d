import { styled } from '@mui/material';

interface Props {
  label: string;
  isOn: boolean;
  isPartly?: boolean;
  toggle: () => void;
}

/** The browser's own, as a long list has many; large enough for a hand. */
const Box = styled('input')(({ theme }) => ({
  width: 16,
  height: 16,
  margin: 10,
  verticalAlign: 'middle',
  cursor: 'pointer',
  accentColor: theme.palette.primary.main,
}));

/** The box that selects a row, or all. */
export function SelectBox({ label, isOn, isPartly = false, toggle }: Props) {
  return (
    <Box
      type="checkbox"
      aria-label={label}
      checked={isOn}
      ref={(box) => {
        if (box) box.indeterminate = isPartly;
      }}
      onChange={toggle}
    />
  );
}
