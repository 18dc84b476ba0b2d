/** Marks in a list: what customers do not see, and what stands in front. */
import { Chip } from '@mui/material';
import { DataTable } from 'react-admin';
import { inactiveMark } from '../parts/inactiveMark';
import type { Row } from '../providers/errors';

/** The column of a field that is true for what is in use: the others are marked. */
export const unusedColumn = (field: string, label: string) => (
  <DataTable.Col source={field} label={false} disableSort render={inactiveMark(label, field)} />
);

export const featuredMark =
  (label: string) =>
  ({ featured }: Row) =>
    featured ? <Chip size="small" color="primary" variant="outlined" label={label} /> : null;
