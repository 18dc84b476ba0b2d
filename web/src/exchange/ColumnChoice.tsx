import { Box, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Columns } from '../../../cloud/domain/exchange/columns';
import { type Imported, requiredOf, TABLES } from '../../../cloud/domain/exchange/tables';

interface Props {
  className: Imported;
  head: string[];
  columns: Columns;
  isLocked: boolean;
  change: (columns: Columns) => void;
}

const NONE = '';

/** Which column holds what; found by the head, and changed by hand. */
export function ColumnChoice({ className, head, columns, isLocked, change }: Props) {
  const translate = useTranslate();
  const required = requiredOf(className);
  const put = (field: string, index: string) =>
    change({ ...columns, [field]: index === NONE ? undefined : Number(index) });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))', px: 2, pb: 2 }}>
      {TABLES[className].fields.map((field) => (
        <TextField
          key={field}
          select
          size="small"
          variant="outlined"
          margin="none"
          disabled={isLocked}
          required={required.has(field)}
          error={required.has(field) && columns[field] === undefined}
          label={translate(`resources.${className}.fields.${field}`)}
          value={columns[field] === undefined ? NONE : String(columns[field])}
          onChange={({ target }) => put(field, target.value)}
          slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        >
          <MenuItem value={NONE}>
            <Box component="em" sx={{ color: 'text.secondary' }}>
              {translate('imports.noColumn')}
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
