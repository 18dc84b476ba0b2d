/** How many jobs stand where, as bars that lead to them. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { OPEN } from '../board/statuses';
import type { QueueSummary } from './answers';
import { jobsAt } from './links';
import { Panel } from './Panel';

interface Props {
  query: { data?: QueueSummary; error: Error | null; refetch: () => unknown };
}

export function StatusPanel({ query }: Props) {
  const translate = useTranslate();
  const counts = query.data?.byStatus ?? {};
  const most = Math.max(1, ...OPEN.map((status) => counts[status] ?? 0));
  return (
    <Panel title={translate('dashboard.byStatus')} query={query} to="/board" height={260}>
      {() => (
        <Box component="ul" sx={{ m: 0, p: 0, display: 'grid', gap: 0.25 }}>
          {OPEN.map((status) => (
            <Box component="li" key={status} sx={{ listStyle: 'none' }}>
              <Box
                component={Link}
                to={jobsAt(status)}
                sx={{
                  display: 'grid',
                  gridTemplateColumns: '124px 1fr 28px',
                  gap: 1,
                  alignItems: 'center',
                  fontSize: 12.5,
                  lineHeight: '20px',
                  color: 'text.primary',
                  textDecoration: 'none',
                  borderRadius: 1,
                  '&:hover': { bgcolor: 'action.hover' },
                }}
              >
                <span>{translate(`resources.PrintJob.values.status.${status}`)}</span>
                <Box
                  sx={{
                    height: 10,
                    borderRadius: 1,
                    bgcolor: 'primary.main',
                    width: `${(100 * (counts[status] ?? 0)) / most}%`,
                  }}
                />
                <Box component="span" sx={{ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
                  {counts[status] ?? 0}
                </Box>
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Panel>
  );
}
