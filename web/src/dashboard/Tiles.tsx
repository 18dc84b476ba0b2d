/** How the shop stands, in a row of figures; each leads to what it counts. */
import { Box, Card, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { OWED } from '../board/statuses';
import { useLowStockCount, usePendingLogCount } from '../parts/menuCounts';
import type { QueueSummary } from './answers';
import { jobsAt, jobsOverEstimate, lateJobs, lowBatches } from './links';

export function Tiles({ summary }: { summary: QueueSummary | undefined }) {
  const translate = useTranslate();
  const approvals = usePendingLogCount();
  const low = useLowStockCount();
  const open = summary && OWED.reduce((sum, status) => sum + (summary.byStatus[status] ?? 0), 0);
  const tiles = [
    { text: translate('dashboard.open'), value: open, to: '/board' },
    { text: translate('dashboard.printing'), value: summary?.byStatus.Printing, to: jobsAt('Printing') },
    { text: translate('dashboard.late'), value: summary?.overdue, to: lateJobs(), color: 'error.main' },
    { text: translate('dashboard.over'), value: summary?.overEstimate, to: jobsOverEstimate(), color: 'warning.main' },
    { text: translate('dashboard.approvals'), value: approvals, to: '/TimeLog', color: 'primary.main' },
    { text: translate('dashboard.low'), value: low, to: lowBatches(), color: 'warning.main' },
  ];
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: { xs: 'repeat(2, 1fr)', sm: 'repeat(3, 1fr)', md: 'repeat(6, 1fr)' },
      }}
    >
      {tiles.map(({ text, value, to, color }) => (
        <Card
          key={text}
          component={Link}
          to={to}
          sx={{
            px: 1.5,
            py: 1.25,
            color: 'text.primary',
            textDecoration: 'none',
            '&:hover': { borderColor: 'primary.main' },
            '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main' },
          }}
        >
          <Box sx={{ fontSize: 26, fontWeight: 600, lineHeight: 1.2, color: value ? color : undefined }}>
            {value ?? <Skeleton width={36} />}
          </Box>
          <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{text}</Box>
        </Card>
      ))}
    </Box>
  );
}
