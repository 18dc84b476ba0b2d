import { memo } from 'react';
import { cssColor } from './colors';

const HATCHED = 'repeating-linear-gradient(135deg, rgba(128,128,128,.55) 0 2px, transparent 2px 5px)';

/** A dot of the colour; hatched where the name says none. The name itself stands beside it. */
export const Swatch = memo(function Swatch({ color, size = 12 }: { color?: string; size?: number }) {
  const known = color ? cssColor(color) : undefined;
  return (
    <span
      aria-hidden
      style={{
        flex: 'none',
        display: 'inline-block',
        boxSizing: 'border-box',
        width: size,
        height: size,
        borderRadius: '50%',
        border: '1px solid rgba(128,128,128,.7)',
        background: known ?? HATCHED,
      }}
    />
  );
});
