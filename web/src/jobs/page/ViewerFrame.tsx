import { Stack } from '@mui/material';
import type { ReactNode } from 'react';

/** The place of the model, as high before it is there as after; flat where none will come. */
export function ViewerFrame({ children, isFlat = false }: { children?: ReactNode; isFlat?: boolean }) {
  return (
    <Stack
      sx={{
        minHeight: isFlat ? 120 : { xs: 280, md: 400 },
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
