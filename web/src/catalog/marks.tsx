/** Marks in a list: what customers do not see, and what stands in front. */
import { Chip } from '@mui/material';
import { DataTable } from 'react-admin';
import type { Row } from '../providers/errors';

/** The column of a field that is true for what is in use: the others are marked. */
export const unusedColumn = (field: string, label: string) => (
  <DataTable.Col
    source={field}
    label={false}
    disableSort
    render={(row: Row) => (row[field] ? null : <Chip size="small" label={label} />)}
  />
);

export const featuredMark =
  (label: string) =>
  ({ featured }: Row) =>
    featured ? <Chip size="small" color="primary" variant="outlined" label={label} /> : null;
