/** One part of the dashboard: its title and way on, and what it shows while it loads, fails, or has nothing. */
import { Box, Button, Card, Skeleton, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Refusal } from '../parts/Refusal';

interface Props {
  title: string;
  query: { data?: unknown; error: Error | null; refetch: () => unknown };
  /** What stands there when there is nothing to show. */
  nothing?: string | false;
  to?: string;
  height?: number;
  /** How many of six columns it takes on a wide screen. */
  span?: number;
  children: () => ReactNode;
}

export function Panel({ title, query, nothing, to, height = 210, span = 2, children }: Props) {
  const translate = useTranslate();
  const { data, error, refetch } = query;
  return (
    <Card
      component="section"
      aria-label={title}
      sx={{ p: 1.5, minWidth: 0, display: 'flex', flexDirection: 'column', gridColumn: { lg: `span ${span}` } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', mb: 1 }}>
        <Typography component="h2" sx={{ fontSize: 14, fontWeight: 600 }}>
          {title}
        </Typography>
        {to && (
          <Button
            component={Link}
            to={to}
            size="small"
            sx={{ ml: 'auto', mr: -0.5, px: 0.5, py: 0, minWidth: 0 }}
            aria-label={`${translate('dashboard.all')}: ${title}`}
          >
            {translate('dashboard.all')}
          </Button>
        )}
      </Box>
      <Refusal error={error} action={<Button onClick={() => refetch()}>{translate('board.again')}</Button>} />
      {data === undefined && !error && <Skeleton variant="rounded" height={height} />}
      {data !== undefined && (nothing ? <Nothing text={nothing} /> : children())}
    </Card>
  );
}

const Nothing = ({ text }: { text: string }) => (
  <Typography sx={{ color: 'text.secondary', fontSize: 13, py: 1 }}>{text}</Typography>
);
