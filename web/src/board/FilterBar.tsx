/** Whose, what for, of what, and which words. */
import Clear from '@mui/icons-material/Clear';
import { Box, Button, Chip, MenuItem, TextField } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { mayPlan, useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { ClientFilter } from './ClientFilter';
import { type BoardFilter, type FilterName, NOBODY } from './filter';

/** Words are looked for once typing rests this long. */
const REST_MS = 250;
/** On a phone two stand side by side. */
const HALF = 'calc(50% - 4px)';
const MATERIALS = { pagination: { page: 1, perPage: 200 }, sort: { field: 'name', order: 'ASC' as const } };

interface Props {
  filter: BoardFilter;
  change: (name: FilterName, value: string) => void;
  clear: () => void;
  names: ReadonlyMap<string, string>;
}

export function FilterBar({ filter, change, clear, names }: Props) {
  const translate = useTranslate();
  const who = useWho();
  const { data: materials = [] } = useGetList<Row>('Material', MATERIALS);
  const toggle = (name: 'late' | 'over') => ({
    label: translate(`board.filter.${name}`),
    onClick: () => change(name, filter[name] ? '' : '1'),
    color: filter[name] ? ('primary' as const) : undefined,
    variant: filter[name] ? ('filled' as const) : ('outlined' as const),
    'aria-pressed': Boolean(filter[name]),
  });
  return (
    <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <Words value={filter.q ?? ''} change={(value) => change('q', value)} />
      {mayPlan(who) && (
        <>
          <Choice
            label={translate('resources.PrintJob.fields.assignedTechnician')}
            value={filter.technician ?? ''}
            change={(value) => change('technician', value)}
            choices={[[NOBODY, translate('board.filter.nobody')], ...names]}
          />
          <ClientFilter
            value={filter.client ?? ''}
            change={(value) => change('client', value)}
            width={{ width: { xs: HALF, sm: 190 } }}
          />
        </>
      )}
      <Choice
        label={translate('resources.PrintJob.fields.materialType')}
        value={filter.material ?? ''}
        change={(value) => change('material', value)}
        choices={materials.map(({ name }) => [name, name])}
      />
      <Chip {...toggle('late')} />
      <Chip {...toggle('over')} />
      {Object.keys(filter).length > 0 && (
        <Button size="small" startIcon={<Clear />} onClick={clear}>
          {translate('board.filter.clear')}
        </Button>
      )}
    </Box>
  );
}

function Words({ value, change }: { value: string; change: (value: string) => void }) {
  const translate = useTranslate();
  const [typed, setTyped] = useState(value);
  const latest = useRef(change);
  latest.current = change;
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => latest.current(typed.trim()), REST_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <TextField
      type="search"
      variant="outlined"
      size="small"
      margin="none"
      label={translate('board.filter.words')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      sx={{ width: { xs: HALF, sm: 190 } }}
    />
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  change: (value: string) => void;
  choices: (readonly [string, string])[];
}

function Choice({ label, value, change, choices }: ChoiceProps) {
  const translate = useTranslate();
  const isKnown = choices.some(([id]) => id === value);
  return (
    <TextField
      select
      variant="outlined"
      size="small"
      margin="none"
      label={label}
      value={isKnown ? value : ''}
      onChange={(event) => change(event.target.value)}
      sx={{ width: { xs: HALF, sm: 150 } }}
    >
      <MenuItem value="">{translate('board.filter.all')}</MenuItem>
      {choices.map(([id, name]) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
