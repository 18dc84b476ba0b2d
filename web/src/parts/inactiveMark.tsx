/** The mark of what is not used any more, as the cell of a list. */
import { Chip } from '@mui/material';
import type { Row } from '../providers/errors';

export const inactiveMark =
  (label: string) =>
  ({ isActive }: Row) =>
    isActive ? null : <Chip size="small" label={label} />;
