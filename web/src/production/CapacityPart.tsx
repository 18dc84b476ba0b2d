/** What is due of a queue by which day, against the minutes that it works until then. */
import { Box, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../parts/useFormat';
import { useMoment } from '../parts/useMoment';
import type { Row } from '../providers/errors';
import type { Capacity } from './useProduction';

const MOST_DAYS = 5;

export function CapacityPart({ queue, capacity }: { queue: Row; capacity: Capacity }) {
  const translate = useTranslate();
  const { minutes } = useFormat();
  const day = useMoment({ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  const { waitingMinutes, days, late } = capacity;
  return (
    <Box sx={{ px: 1.5, pb: 1.25, fontSize: 13 }}>
      <Typography variant="body2" color="text.secondary">
        {translate('production.load', { time: minutes(waitingMinutes), day: minutes(queue.minutesPerDay) })}
        {late.length > 0 && (
          <Box component="strong" sx={{ color: 'error.main', ml: 1 }}>
            {translate('production.lateCount', { smart_count: late.length })}
          </Box>
        )}
      </Typography>
      {days.slice(0, MOST_DAYS).map(({ date, minutes: due, capacityMinutes }) => {
        const isOver = due > capacityMinutes;
        const words = translate('production.dueBy', {
          day: day(date),
          due: minutes(due),
          works: minutes(capacityMinutes),
        });
        return (
          <Box key={date} sx={{ mt: 0.75 }}>
            <Box sx={isOver ? { color: 'error.main', fontWeight: 600 } : undefined}>{words}</Box>
            <LinearProgress
              variant="determinate"
              color={isOver ? 'error' : 'primary'}
              value={Math.min(100, capacityMinutes ? (due / capacityMinutes) * 100 : 100)}
              aria-label={words}
              sx={{ height: 5, borderRadius: 3 }}
            />
          </Box>
        );
      })}
    </Box>
  );
}
