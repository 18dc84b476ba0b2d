import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** A word about the job, under its name. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="caption" component="div" color="text.secondary" sx={{ lineHeight: 1.4 }}>
        {label}
      </Typography>
      <Box sx={{ fontSize: 14.5, overflowWrap: 'anywhere' }}>{children}</Box>
    </Box>
  );
}
