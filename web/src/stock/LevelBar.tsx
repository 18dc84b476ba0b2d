/** How full a batch is, and how much of that queued jobs have reserved. */
import { Box } from '@mui/material';
import type { Row } from '../providers/errors';

interface Props {
  batch: Row;
  /** Grams, when other than the batch says. */
  remaining?: number;
  reserved?: number;
  height?: number;
}

const TONES: Record<string, string> = { Available: 'primary.main', Low: 'warning.main', Depleted: 'error.main' };
const percent = (part: number, whole: number) => `${Math.max(0, Math.min(100, (part / whole) * 100))}%`;

/** A picture of figures that stand beside it in words. */
export function LevelBar({ batch, remaining = batch.remainingWeightGrams, reserved = 0, height = 8 }: Props) {
  const whole = Math.max(batch.startingWeightGrams, remaining);
  const held = Math.min(reserved, remaining);
  const tone = TONES[batch.status] ?? 'text.disabled';
  return (
    <Box
      aria-hidden
      sx={{ display: 'flex', height, borderRadius: height / 2, overflow: 'hidden', bgcolor: 'action.selected' }}
    >
      <Box sx={{ width: percent(remaining - held, whole), bgcolor: tone }} />
      <Box
        sx={{
          width: percent(held, whole),
          bgcolor: tone,
          backgroundImage:
            'repeating-linear-gradient(135deg, rgb(255 255 255 / 0.55) 0 3px, rgb(255 255 255 / 0) 3px 6px)',
        }}
      />
    </Box>
  );
}
