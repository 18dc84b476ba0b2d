import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** A part of a long form: what it is about on the left, its fields on the right. */
export function Part({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <Box
      component="section"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: '200px 1fr' },
        columnGap: 4,
        rowGap: 1,
        px: 3,
        py: 2.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <div>
        <Typography component="h2" variant="subtitle1" sx={{ fontWeight: 600 }}>
          {title}
        </Typography>
        {about && (
          <Typography variant="body2" color="text.secondary">
            {about}
          </Typography>
        )}
      </div>
      <Box sx={{ minWidth: 0 }}>{children}</Box>
    </Box>
  );
}
