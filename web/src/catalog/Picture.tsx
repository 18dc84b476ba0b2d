/** A picture in a box that is there before it, and stays empty where there is none. */
import { Box } from '@mui/material';

const RATIO = 3 / 4;

export function Picture({ address, alt, width }: { address: string | undefined; alt: string; width: number }) {
  const size = { width, height: width * RATIO };
  return (
    <Box
      component="span"
      sx={{ ...size, display: 'block', borderRadius: 1, overflow: 'hidden', bgcolor: 'action.hover' }}
    >
      {address && <img src={address} alt={alt} {...size} style={{ display: 'block', objectFit: 'cover' }} />}
    </Box>
  );
}
