/** What a printer last said of an entry. */
import { Box, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../parts/useFormat';

export interface Said {
  state?: string;
  progressPercent?: number;
  minutesLeft?: number;
  message?: string;
  at?: string;
}

export function PrinterState({ said }: { said: Said }) {
  const translate = useTranslate();
  const { minutes, number, clock } = useFormat();
  const { state, progressPercent, minutesLeft, message, at } = said;
  const words = [
    state && translate(`production.states.${state}`, { _: state }),
    progressPercent !== undefined && `${number(Math.round(progressPercent))} %`,
    minutesLeft !== undefined && translate('production.left', { time: minutes(Math.round(minutesLeft)) }),
    message,
    at && clock(at),
  ];
  return (
    <Box>
      {progressPercent !== undefined && (
        <LinearProgress
          variant="determinate"
          value={Math.min(100, progressPercent)}
          aria-label={translate('production.progress')}
          sx={{ height: 6, borderRadius: 3, mb: 0.5 }}
        />
      )}
      <Typography variant="body2" color="text.secondary" sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>
        {words.filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
}
