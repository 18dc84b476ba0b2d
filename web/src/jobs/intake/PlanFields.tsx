/** When, how urgent, by whom. */
import { Button, Stack } from '@mui/material';
import { AutocompleteInput, BooleanInput, DateTimeInput, SelectInput, useGetList, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { FormGrid } from '../../parts/FormGrid';
import type { Row } from '../../providers/errors';
import { rulesOf } from '../../providers/rights';

const STAFF = {
  filter: { isActive: true },
  pagination: { page: 1, perPage: 500 },
  sort: { field: 'username', order: 'ASC' as const },
};
const { min: FIRST = 1, max: LAST = 5 } = rulesOf('PrintJob').limits.priority ?? {};
const PRIORITIES = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index);
/** Named, because their number alone does not say which end is up. */
const NAMED = new Set([FIRST, (FIRST + LAST) / 2, LAST]);
const DAYS_AHEAD = [1, 3, 7];
/** When a shop closes its doors. */
const CLOSING_HOUR = 17;

function closingIn(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  day.setHours(CLOSING_HOUR, 0, 0, 0);
  return day.toISOString();
}

export function PlanFields() {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const { data: staff = [], isPending } = useGetList<Row>('Technician', STAFF);
  const priorities = PRIORITIES.map((priority) => ({
    id: priority,
    name: NAMED.has(priority) ? `${priority} – ${translate(`intake.priority.${priority}`)}` : String(priority),
  }));
  const people = staff.map(({ id, displayName, username }) => ({ id, name: displayName ?? username }));
  return (
    <FormGrid>
      <div>
        <DateTimeInput source="dueDate" helperText={false} />
        <Stack direction="row" sx={{ gap: 0.5 }}>
          {DAYS_AHEAD.map((days) => (
            <Button key={days} size="small" onClick={() => setValue('dueDate', closingIn(days), { shouldDirty: true })}>
              {translate('intake.inDays', { smart_count: days })}
            </Button>
          ))}
        </Stack>
      </div>
      <SelectInput source="priority" choices={priorities} helperText={false} />
      <BooleanInput source="notifyCustomer" defaultValue helperText={false} />
      <AutocompleteInput source="assignedTechnician" choices={people} isPending={isPending} helperText={false} />
    </FormGrid>
  );
}
