import { Box, Checkbox, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { HALF, PICKING, useFilter } from '../../parts/ListFilters';
import { ALL, chosenOf, VIEWS, viewOf } from './views';

/** Any of these statuses, of those that the view has. */
export function StatusFilter() {
  const translate = useTranslate();
  const { values, set } = useFilter();
  const view = VIEWS[viewOf(values)];
  const chosen = chosenOf(values);
  const nameOf = (status: string) => translate(`resources.PrintJob.values.status.${status}`);

  function say(picked: unknown) {
    const [first, ...others] = picked as string[];
    if (!first) return translate('jobList.anyStatus');
    return others.length ? translate('jobList.statuses', { smart_count: others.length + 1 }) : nameOf(first);
  }

  return (
    <TextField
      {...PICKING}
      label={translate('resources.PrintJob.fields.status')}
      value={chosen}
      onChange={({ target }) => {
        const picked = target.value as unknown as string[];
        set({ status: picked.length ? picked : view });
      }}
      sx={{ width: { xs: HALF, sm: 150 } }}
      slotProps={{
        inputLabel: { shrink: true },
        select: { multiple: true, displayEmpty: true, renderValue: say },
      }}
    >
      {(view ?? ALL).map((status) => (
        <MenuItem key={status} value={status} dense>
          <Checkbox
            size="small"
            checked={chosen.includes(status)}
            tabIndex={-1}
            disableRipple
            sx={{ p: 0, mr: 1 }}
            slotProps={{ input: { 'aria-hidden': true, tabIndex: -1 } }}
          />
          <Box component="span">{nameOf(status)}</Box>
        </MenuItem>
      ))}
    </TextField>
  );
}
