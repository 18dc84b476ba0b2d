import { Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** What the row of a page is called, and what is said beside it. */
export function RowName({ name, children }: { name: string; children?: ReactNode }) {
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
      <Typography component="h2" variant="h6">
        {name}
      </Typography>
      {children}
    </Stack>
  );
}
