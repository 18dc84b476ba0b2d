/** What a client has had printed, in sum, live. */
import { Box, Card, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Refusal } from '../parts/Refusal';
import { useFormat } from '../parts/useFormat';
import { useLiveRefetch } from '../parts/useLive';
import { callFunction } from '../providers/functions';

interface Totals {
  jobs: number;
  open: number;
  overdue: number;
  completed: number;
  printMinutes: number;
  materialGrams: number;
  lastJobAt?: string;
}

export function ClientTotals({ client }: { client: string }) {
  const translate = useTranslate();
  const { number, minutes, grams, day } = useFormat();
  const { data, error, refetch } = useQuery({
    queryKey: ['clientSummary', client],
    queryFn: () => callFunction<Totals>('clientSummary', { clientId: client }),
  });
  useLiveRefetch('resource/PrintJob', refetch);
  const figures: [string, string | undefined, boolean?][] = [
    ['jobs', data && number(data.jobs)],
    ['open', data && number(data.open)],
    ['overdue', data && number(data.overdue), Boolean(data?.overdue)],
    ['completed', data && number(data.completed)],
    ['printTime', data && minutes(data.printMinutes)],
    ['material', data && grams(data.materialGrams)],
    ['lastJob', data?.lastJobAt && day(data.lastJobAt)],
  ];
  return (
    <Card sx={{ p: 2 }}>
      <Refusal error={error} sx={{ mb: 1 }} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fill, minmax(135px, 1fr))' }}>
        {figures.map(([name, value, isBad]) => (
          <Box key={name}>
            <Typography variant="body2" color="text.secondary">
              {translate(`clients.totals.${name}`)}
            </Typography>
            <Typography
              variant="h6"
              component="p"
              sx={{ whiteSpace: 'nowrap', color: isBad ? 'error.main' : undefined }}
            >
              {value ?? '–'}
            </Typography>
          </Box>
        ))}
      </Box>
    </Card>
  );
}
