import ClearIcon from '@mui/icons-material/Clear';
import { Button, Chip } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { ClientFilter } from '../../board/ClientFilter';
import { HALF, ListFilters, SearchFilter, SelectFilter, useFilter } from '../../parts/ListFilters';
import { useTechnicianNames } from '../../parts/useTechnicianNames';
import { mayPlan, useWho } from '../../parts/useWho';
import type { Row } from '../../providers/errors';
import { rulesOf } from '../../providers/rights';
import { DaysFilter } from './DaysFilter';
import { SavedQueries } from './SavedQueries';
import { StatusFilter } from './StatusFilter';
import { LATE, VIEWS, viewOf } from './views';

const MATERIALS = { pagination: { page: 1, perPage: 500 }, sort: { field: 'name', order: 'ASC' as const } };
const { origin: ORIGINS = [], preflight: PREFLIGHTS = [] } = rulesOf('PrintJob').values;
const OVER = { overEstimateGrams_gt: 0 };

function TechnicianFilter() {
  const translate = useTranslate();
  const names = useTechnicianNames();
  const { values, set } = useFilter();
  const choices = [...names].map(([value, text]) => ({ value, text }));
  const nobody = { assignedTechnician_exists: false };
  return (
    <>
      <SelectFilter
        source="assignedTechnician"
        label={translate('resources.PrintJob.fields.assignedTechnician')}
        choices={choices}
      />
      <Toggle name="unassigned" filter={nobody} values={values} set={set} />
    </>
  );
}

interface ToggleProps {
  name: string;
  filter: Record<string, unknown>;
  values: Record<string, unknown>;
  set: (values: Record<string, unknown>) => void;
}

/** Takes these conditions in, and out again. */
function Toggle({ name, filter, values, set }: ToggleProps) {
  const translate = useTranslate();
  const isOn = Object.keys(filter).every((field) => field in values);
  const off = Object.fromEntries(Object.keys(filter).map((field) => [field, undefined]));
  return (
    <Chip
      label={translate(`jobList.${name}`)}
      onClick={() => set(isOn ? off : filter)}
      color={isOn ? 'primary' : undefined}
      variant={isOn ? 'filled' : 'outlined'}
      aria-pressed={isOn}
    />
  );
}

export function JobFilters() {
  const translate = useTranslate();
  const who = useWho();
  const { values, set } = useFilter();
  const { data: materials = [] } = useGetList<Row>('Material', MATERIALS);
  const { status, ...others } = values;
  const whole = VIEWS[viewOf(values)];
  const isNarrow = Object.keys(others).length > 0 || JSON.stringify(status) !== JSON.stringify(whole);
  const clear = () =>
    set({ ...Object.fromEntries(Object.keys(others).map((field) => [field, undefined])), status: whole });
  return (
    <ListFilters>
      <SearchFilter />
      <StatusFilter />
      {mayPlan(who) && (
        <ClientFilter
          value={String(values.client ?? '')}
          change={(client) => set({ client })}
          width={{ width: { xs: HALF, sm: 190 } }}
        />
      )}
      <SelectFilter
        source="materialType"
        label={translate('resources.PrintJob.fields.materialType')}
        choices={materials.map(({ name }) => ({ value: name, text: name }))}
      />
      <SelectFilter
        source="origin"
        label={translate('resources.PrintJob.fields.origin')}
        choices={ORIGINS.map((value) => ({ value, text: translate(`resources.PrintJob.values.origin.${value}`) }))}
      />
      <SelectFilter
        source="preflight"
        label={translate('resources.PrintJob.fields.preflight')}
        choices={PREFLIGHTS.map((value) => ({
          value,
          text: translate(`resources.PrintJob.values.preflight.${value}`),
        }))}
      />
      <DaysFilter source="dueDate" spans={['today', 'nextWeek']} />
      <DaysFilter source="createdAt" spans={['today', 'lastWeek']} />
      {mayPlan(who) && <TechnicianFilter />}
      <Toggle name="late" filter={LATE} values={values} set={set} />
      <Toggle name="over" filter={OVER} values={values} set={set} />
      <SavedQueries />
      {isNarrow && (
        <Button size="small" startIcon={<ClearIcon />} onClick={clear}>
          {translate('jobList.clear')}
        </Button>
      )}
    </ListFilters>
  );
}
