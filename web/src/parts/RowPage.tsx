/** The page of one row: its head across, then two columns of cards side by side. */
import { Box, Skeleton, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { Screen } from './Screen';

/** Below one another, the cards of both columns are one row with the history last. */
const COLUMN = { gap: 2, display: { xs: 'contents', lg: 'flex' } };

interface Props {
  title: string;
  head: ReactNode;
  main: ReactNode;
  history: ReactNode;
  aside: ReactNode;
}

export function RowPage({ title, head, main, history, aside }: Props) {
  return (
    <Screen title={title}>
      <Stack sx={{ gap: 2 }}>
        {head}
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.55fr) minmax(0, 1fr)' },
          }}
        >
          <Stack sx={COLUMN}>
            {main}
            <Box sx={{ order: { xs: 1, lg: 0 }, minWidth: 0 }}>{history}</Box>
          </Stack>
          <Stack sx={COLUMN}>{aside}</Stack>
        </Box>
      </Stack>
    </Screen>
  );
}

/** In the page's place until its row is there. */
export function RowPageWaiting({ headHeight }: { headHeight: number }) {
  return (
    <Stack sx={{ p: 2, gap: 2 }} aria-busy>
      <Skeleton variant="rounded" height={headHeight} />
      <Skeleton variant="rounded" height={420} />
    </Stack>
  );
}
