/** A list's filters in one row. They stand in the address, so that a view can be kept and shared. */
import SearchIcon from '@mui/icons-material/Search';
import { Box, Chip, InputAdornment, MenuItem, Stack, Tab, Tabs, TextField } from '@mui/material';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useListFilterContext, useTranslate } from 'react-admin';

type Values = Record<string, unknown>;

/** Sets these filters and leaves the others; an empty value takes a filter off. */
export function useFilter() {
  // Of the list only this: rows that come draw no filter anew.
  const { filterValues, setFilters } = useListFilterContext();
  const set = (values: Values) => {
    const next = Object.entries({ ...filterValues, ...values }).filter(([, value]) => value !== '' && value != null);
    setFilters(Object.fromEntries(next), undefined, false);
  };
  return { values: filterValues as Values, set };
}

export function ListFilters({ children }: { children: ReactNode }) {
  return (
    <Stack direction="row" useFlexGap role="search" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
      {children}
    </Stack>
  );
}

/** Two stand beside each other on a phone. */
export const HALF = 'calc(50% - 4px)';

const TYPING_MS = 300;

export function SearchFilter() {
  const translate = useTranslate();
  const { values, set } = useFilter();
  const asked = String(values.q ?? '');
  const [text, setText] = useState(asked);
  const latest = useRef({ set, asked });
  latest.current = { set, asked };
  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    const timer = setTimeout(() => text !== latest.current.asked && latest.current.set({ q: text }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextField
      size="small"
      type="search"
      variant="outlined"
      margin="none"
      fullWidth={false}
      placeholder={translate('ra.action.search')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      sx={{ width: { xs: '100%', sm: 240 }, bgcolor: 'background.paper', borderRadius: 1 }}
      slotProps={{
        htmlInput: { 'aria-label': translate('ra.action.search') },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}

/** How every filter that picks from a list looks. */
export const PICKING = { select: true, size: 'small', variant: 'outlined', margin: 'none', fullWidth: false } as const;

/** Two in a row on a phone. */
const NARROW = { minWidth: { xs: 0, sm: 150 }, width: { xs: HALF, sm: 'auto' } };

export interface Choice {
  value: string;
  text: ReactNode;
}

export function SelectFilter({ source, label, choices }: { source: string; label: string; choices: Choice[] }) {
  const translate = useTranslate();
  const { values, set } = useFilter();
  const chosen = String(values[source] ?? '');
  const known = choices.some(({ value }) => value === chosen) || !chosen;
  return (
    <TextField
      {...PICKING}
      label={label}
      value={known ? chosen : ''}
      onChange={(event) => set({ [source]: event.target.value })}
      sx={NARROW}
    >
      <MenuItem value="">
        <Box component="em" sx={{ color: 'text.secondary' }}>
          {translate('stockroom.any')}
        </Box>
      </MenuItem>
      {choices.map(({ value, text }) => (
        <MenuItem key={value} value={value}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
}

export interface View {
  name: string;
  text: string;
  count?: number;
  filter: Values;
}

/** Named views of the list; a view sets its own fields and leaves the other filters. */
export function ViewTabs({ views }: { views: View[] }) {
  const { values, set } = useFilter();
  const matches = ({ filter }: View) =>
    Object.entries(filter).every(([field, value]) => JSON.stringify(values[field]) === JSON.stringify(value));
  const fields = [...new Set(views.flatMap(({ filter }) => Object.keys(filter)))];
  const without = Object.fromEntries(fields.map((field) => [field, undefined]));
  const isPlain = fields.every((field) => values[field] === undefined);
  const current = views.find((view) => (Object.keys(view.filter).length ? matches(view) : isPlain))?.name ?? false;
  return (
    <Tabs
      value={current}
      onChange={(_event, name) => set({ ...without, ...views.find((view) => view.name === name)?.filter })}
      variant="scrollable"
      sx={{ minHeight: 40, '& .MuiTab-root': { minHeight: 40, textTransform: 'none', minWidth: 0, px: 1.5 } }}
    >
      {views.map(({ name, text, count }) => (
        <Tab key={name} value={name} label={count === undefined ? text : `${text} (${count})`} />
      ))}
    </Tabs>
  );
}

/** A day, where the reader is. */
export function DayFilter({ source, label }: { source: string; label: string }) {
  const { values, set } = useFilter();
  return (
    <TextField
      type="date"
      size="small"
      variant="outlined"
      margin="none"
      fullWidth={false}
      label={label}
      value={String(values[source] ?? '')}
      onChange={(event) => set({ [source]: event.target.value })}
      sx={NARROW}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}

/** Says that the list shows one row's alone, which its reader came for, and takes that off. */
export function OneRowFilter({ source, label }: { source: string; label: string }) {
  const { values, set } = useFilter();
  if (!values[source]) return null;
  return <Chip label={label} onDelete={() => set({ [source]: undefined })} />;
}
