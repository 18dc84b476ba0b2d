import { Box, Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Decision } from './useDecisions';

interface Props {
  chosen: number;
  isWorking: boolean;
  settle: (decision: Decision) => void;
  clear: () => void;
}

/** What can be done with the selected logs, in a row that keeps its height. */
export function DecisionBar({ chosen, isWorking, settle, clear }: Props) {
  const translate = useTranslate();
  return (
    <Stack
      direction="row"
      sx={{ gap: 1, px: 2, alignItems: 'center', minHeight: 48, bgcolor: chosen ? 'action.selected' : undefined }}
    >
      <Typography variant="body2" sx={{ flexGrow: 1 }}>
        {chosen > 0 && translate('approvals.chosen', { smart_count: chosen })}
        <Box component="span" sx={{ color: 'text.secondary', display: chosen ? 'none' : { xs: 'none', md: 'inline' } }}>
          {translate('approvals.hint')}
        </Box>
      </Typography>
      {chosen > 0 && (
        <>
          <Button size="small" onClick={clear}>
            {translate('ra.action.unselect')}
          </Button>
          <Button size="small" variant="outlined" disabled={isWorking} onClick={() => settle('Rejected')}>
            {translate('approvals.reject')}
          </Button>
          <Button size="small" variant="contained" disabled={isWorking} onClick={() => settle('Approved')}>
            {translate('approvals.approve')}
          </Button>
        </>
      )}
    </Stack>
  );
}
