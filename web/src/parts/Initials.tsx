import { Box } from '@mui/material';

/** “Aylin Demir” is AD. */
const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();

/** A person as two letters; the whole name for who points at it or hears it. */
export function Initials({ name }: { name: string }) {
  return (
    <Box
      component="span"
      role="img"
      title={name}
      aria-label={name}
      sx={{
        flex: 'none',
        display: 'inline-grid',
        placeItems: 'center',
        width: 24,
        height: 24,
        borderRadius: '50%',
        bgcolor: 'action.selected',
        color: 'text.primary',
        fontSize: 10.5,
        fontWeight: 600,
        letterSpacing: 0.2,
      }}
    >
      {initialsOf(name)}
    </Box>
  );
}
