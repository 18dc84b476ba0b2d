import { Box, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Columns, FIELDS, type Field, REQUIRED } from './columns';

interface Props {
  head: string[];
  columns: Columns;
  isLocked: boolean;
  change: (columns: Columns) => void;
}

const NONE = '';

/** Which column holds what; found by the head, and changed by hand. */
export function ColumnChoice({ head, columns, isLocked, change }: Props) {
  const translate = useTranslate();
  const put = (field: Field, index: string) =>
    change({ ...columns, [field]: index === NONE ? undefined : Number(index) });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))', px: 2, pb: 2 }}>
      {FIELDS.map((field) => (
        <TextField
          key={field}
          select
          size="small"
          variant="outlined"
          margin="none"
          disabled={isLocked}
          required={REQUIRED.has(field)}
          error={REQUIRED.has(field) && columns[field] === undefined}
          label={translate(`resources.PrintJob.fields.${field}`)}
          value={columns[field] === undefined ? NONE : String(columns[field])}
          onChange={({ target }) => put(field, target.value)}
          slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        >
          <MenuItem value={NONE}>
            <Box component="em" sx={{ color: 'text.secondary' }}>
              {translate('jobImport.noColumn')}
            </Box>
          </MenuItem>
          {head.map((title, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <MenuItem key={index} value={String(index)}>
              {title || `#${index + 1}`}
            </MenuItem>
          ))}
        </TextField>
      ))}
    </Box>
  );
}
