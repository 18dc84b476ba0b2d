/** One order of the queue: its name, how many jobs it makes late and spools it changes, and its rows. */
import { Box, Card, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Order } from './plan';

interface Props {
  title: string;
  order: Order;
  /** The order that it is measured against. */
  than?: Order;
  action?: ReactNode;
  children: ReactNode;
}

export function OrderCard({ title, order, than, action, children }: Props) {
  const translate = useTranslate();
  return (
    <Card component="section" aria-label={title} sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 2,
          px: 1.5,
          py: 1,
          borderBottom: 1,
          borderColor: 'divider',
          minHeight: 56,
        }}
      >
        <Typography component="h2" sx={{ fontSize: 14, fontWeight: 600, mr: 'auto' }}>
          {title}
        </Typography>
        <Count label={translate('planning.lateJobs')} value={order.late} than={than?.late} />
        <Count label={translate('planning.spoolChanges')} value={order.spoolChanges} than={than?.spoolChanges} />
        {action}
      </Box>
      <Box sx={{ overflow: 'auto', flex: 1 }}>{children}</Box>
    </Card>
  );
}

/** A figure; green where it is better than the other, red where it is worse. */
function Count({ label, value, than }: { label: string; value: number; than?: number }) {
  const isBetter = than !== undefined && value < than;
  const isWorse = than !== undefined && value > than;
  const color = isBetter ? 'success.main' : isWorse ? 'error.main' : 'text.primary';
  return (
    <Box sx={{ textAlign: 'right', lineHeight: 1.2 }}>
      <Box component="span" sx={{ fontSize: 16, fontWeight: 600, color }}>
        {value}
      </Box>
      <Box sx={{ fontSize: 11.5, color: 'text.secondary', whiteSpace: 'nowrap' }}>{label}</Box>
    </Box>
  );
}
