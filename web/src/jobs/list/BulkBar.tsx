import AssignIcon from '@mui/icons-material/PersonAddAltOutlined';
import MoveIcon from '@mui/icons-material/TrendingFlat';
import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Row } from '../../providers/errors';
import { mayWrite, type Who } from '../../providers/rights';
import { AssignDialog } from './AssignDialog';
import { MoveDialog } from './MoveDialog';

interface Props {
  who: Who;
  jobs: Row[];
  drop: (ids: readonly string[]) => void;
  clear: () => void;
}

/** What can be done with all selected jobs; keeps its height, so that no row moves away under the hand. */
export function BulkBar({ who, jobs, drop, clear }: Props) {
  const translate = useTranslate();
  const [asked, setAsked] = useState<'assign' | 'move'>();
  // What is asked about stays, whatever the list does meanwhile.
  const [about, setAbout] = useState<Row[]>([]);
  const mayAssign = mayWrite('assignedTechnician', 'PrintJob', who);
  const ask = (what: 'assign' | 'move') => {
    setAbout(jobs);
    setAsked(what);
  };
  const dialog = { jobs: about, drop, close: () => setAsked(undefined) };
  return (
    <Stack
      direction="row"
      sx={{ gap: 1, px: 2, alignItems: 'center', minHeight: 44, bgcolor: jobs.length ? 'action.selected' : undefined }}
    >
      <Typography
        variant="body2"
        role="status"
        sx={{ flexGrow: 1, ...(!jobs.length && { color: 'text.secondary', display: { xs: 'none', md: 'block' } }) }}
      >
        {jobs.length ? translate('jobList.chosen', { smart_count: jobs.length }) : translate('jobList.hint')}
      </Typography>
      {jobs.length > 0 && (
        <>
          <Button size="small" onClick={clear}>
            {translate('ra.action.unselect')}
          </Button>
          {mayAssign && (
            <Button size="small" variant="outlined" startIcon={<AssignIcon />} onClick={() => ask('assign')}>
              {translate('jobList.assign.open')}
            </Button>
          )}
          <Button size="small" variant="contained" startIcon={<MoveIcon />} onClick={() => ask('move')}>
            {translate('jobList.move.open')}
          </Button>
        </>
      )}
      {asked === 'assign' && <AssignDialog {...dialog} />}
      {asked === 'move' && <MoveDialog {...dialog} who={who} />}
    </Stack>
  );
}
