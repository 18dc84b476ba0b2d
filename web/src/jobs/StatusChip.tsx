/** Where a job stands: the word, and a dot whose colour says how it fares. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

const TONES: Record<string, string> = {
  Queued: 'info.main',
  Printing: 'primary.main',
  'Post-Processing': 'primary.main',
  Ready: 'success.main',
  Dispatched: 'success.main',
  Completed: 'success.main',
  Failed: 'error.main',
  'On Hold': 'warning.main',
  'Revision Requested': 'warning.main',
};

export function StatusChip({ status, size = 13 }: { status: string; size?: number }) {
  const translate = useTranslate();
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: '0.5em',
        px: '0.7em',
        py: '0.2em',
        borderRadius: 99,
        bgcolor: 'action.selected',
        color: 'text.primary',
        fontSize: size,
        fontWeight: 600,
        lineHeight: 1.5,
        whiteSpace: 'nowrap',
      }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{ width: '0.6em', height: '0.6em', borderRadius: 99, bgcolor: TONES[status] ?? 'text.secondary' }}
      />
      {translate(`resources.PrintJob.values.status.${status}`)}
    </Box>
  );
}
