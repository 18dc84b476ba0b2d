/** Marks in a list: what customers do not see, and what stands in front. */
import { Chip } from '@mui/material';
import type { Row } from '../providers/errors';

/** Of a field that is true for what is in use. */
export const unusedMark = (field: string, label: string) => (row: Row) =>
  row[field] ? null : <Chip size="small" label={label} />;

export const featuredMark =
  (label: string) =>
  ({ featured }: Row) =>
    featured ? <Chip size="small" color="primary" variant="outlined" label={label} /> : null;
