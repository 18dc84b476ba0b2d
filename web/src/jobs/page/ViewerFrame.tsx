import { Stack } from '@mui/material';
import type { ReactNode } from 'react';

/** The place of the model, as high before it is there as after. */
export function ViewerFrame({ children }: { children?: ReactNode }) {
  return (
    <Stack
      sx={{
        height: { xs: 280, md: 400 },
        alignItems: 'center',
        justifyContent: 'center',
        gap: 1,
        p: 3,
        textAlign: 'center',
        bgcolor: 'action.hover',
        color: 'text.secondary',
      }}
    >
      {children}
    </Stack>
  );
}
