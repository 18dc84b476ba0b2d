/** The mark of what is not used any more, as the cell of a list. `field` is true for what is in use. */
import { Chip } from '@mui/material';
import type { Row } from '../providers/errors';

export const inactiveMark =
  (label: string, field = 'isActive') =>
  (row: Row) =>
    row[field] ? null : <Chip size="small" label={label} />;
