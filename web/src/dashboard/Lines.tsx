/** A short list: what it is at the left, when or how much at the right, each line leading on. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

export interface LineOf {
  key: string;
  to: string;
  lead: ReactNode;
  text?: ReactNode;
  end: ReactNode;
  isGrave?: boolean;
}

export function Lines({ lines }: { lines: LineOf[] }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0 }}>
      {lines.map(({ key, to, lead, text, end, isGrave }) => (
        <Box component="li" key={key} sx={{ listStyle: 'none', '& + &': { borderTop: 1, borderColor: 'divider' } }}>
          <Box
            component={Link}
            to={to}
            sx={{
              display: 'flex',
              gap: 1,
              alignItems: 'center',
              py: 0.75,
              fontSize: 12.5,
              color: 'text.primary',
              textDecoration: 'none',
              '&:hover': { bgcolor: 'action.hover' },
            }}
          >
            <Box
              component="span"
              sx={{ fontWeight: 600, whiteSpace: 'nowrap', display: 'flex', gap: 0.75, alignItems: 'center' }}
            >
              {lead}
            </Box>
            <Box
              component="span"
              sx={{
                color: 'text.secondary',
                minWidth: 0,
                overflow: 'hidden',
                textOverflow: 'ellipsis',
                whiteSpace: 'nowrap',
              }}
            >
              {text}
            </Box>
            <Box
              component="span"
              sx={{
                ml: 'auto',
                whiteSpace: 'nowrap',
                color: isGrave ? 'error.main' : 'text.secondary',
                fontVariantNumeric: 'tabular-nums',
              }}
            >
              {end}
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
