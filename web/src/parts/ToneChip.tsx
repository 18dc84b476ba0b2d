/** Where something stands: the word, and a dot whose colour says how it fares. */
import { styled } from '@mui/material';
import type { ReactNode } from 'react';

export type Tone = 'info' | 'primary' | 'success' | 'error' | 'warning';

const Chip = styled('span')(({ theme: { palette } }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: '0.5em',
  padding: '0.2em 0.7em',
  borderRadius: 99,
  backgroundColor: palette.action.selected,
  color: palette.text.primary,
  fontWeight: 600,
  lineHeight: 1.5,
  whiteSpace: 'nowrap',
  '& i': { width: '0.6em', height: '0.6em', borderRadius: 99, backgroundColor: palette.text.secondary },
  '& .info': { backgroundColor: palette.info.main },
  '& .primary': { backgroundColor: palette.primary.main },
  '& .success': { backgroundColor: palette.success.main },
  '& .error': { backgroundColor: palette.error.main },
  '& .warning': { backgroundColor: palette.warning.main },
}));

export function ToneChip({ tone, size = 13, children }: { tone?: Tone; size?: number; children: ReactNode }) {
  return (
    <Chip style={{ fontSize: size }}>
      <i aria-hidden className={tone} />
      {children}
    </Chip>
  );
}
