/** Jobs whose date lies between two days, both included. */
import EventIcon from '@mui/icons-material/EventOutlined';
import { Button, Popover, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFilter } from '../../parts/ListFilters';
import { useMoment } from '../../parts/useMoment';

/** The reader's day, as a date input has it. */
const dayAfter = (days: number): string => {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

const SPANS: Record<string, [number, number]> = { today: [0, 0], nextWeek: [0, 7], lastWeek: [-7, 0] };

interface Props {
  source: 'dueDate' | 'createdAt';
  /** Which of SPANS are offered. */
  spans: readonly string[];
}

export function DaysFilter({ source, spans }: Props) {
  const translate = useTranslate();
  const { values, set } = useFilter();
  const shortDay = useMoment({ day: 'numeric', month: 'short' });
  const [anchor, setAnchor] = useState<HTMLElement>();
  const from = String(values[`${source}_gte`] ?? '');
  const to = String(values[`${source}_lte`] ?? '');
  const label = translate(`resources.PrintJob.fields.${source}`);
  const said = (day: string) => (day ? shortDay(`${day}T12:00`) : '…');
  const change = (first: string, last: string) => set({ [`${source}_gte`]: first, [`${source}_lte`]: last });
  const input = (name: 'from' | 'to', value: string, put: (day: string) => void) => (
    <TextField
      type="date"
      size="small"
      variant="outlined"
      label={translate(`jobList.${name}`)}
      value={value}
      onChange={({ target }) => put(target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <>
      <Button
        variant="outlined"
        color={from || to ? 'primary' : 'inherit'}
        startIcon={<EventIcon />}
        aria-haspopup="dialog"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        sx={{ height: 40, fontWeight: 400, borderColor: from || to ? undefined : 'divider' }}
      >
        {from || to ? `${label}: ${said(from)} – ${said(to)}` : label}
      </Button>
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': label, sx: { p: 2, width: 300 } } }}
      >
        <Stack sx={{ gap: 1.5 }}>
          {input('from', from, (day) => change(day, to))}
          {input('to', to, (day) => change(from, day))}
          <Stack direction="row" useFlexGap sx={{ gap: 0.5, flexWrap: 'wrap' }}>
            {spans.map((span) => {
              const [first, last] = SPANS[span] ?? [0, 0];
              return (
                <Button key={span} size="small" onClick={() => change(dayAfter(first), dayAfter(last))}>
                  {translate(`jobList.spans.${span}`)}
                </Button>
              );
            })}
            <Button size="small" onClick={() => change('', '')}>
              {translate('jobList.anyDay')}
            </Button>
          </Stack>
        </Stack>
      </Popover>
    </>
  );
}
