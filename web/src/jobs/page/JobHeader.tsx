/** The job's head: what it is, for whom, until when, and what to do next. */

import SplitIcon from '@mui/icons-material/CallSplit';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, Button, Card, Divider, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { LabelButton } from '../../parts/LabelButton';
import { RowLink } from '../../parts/RowLink';
import { mayWrite } from '../../providers/rights';
import { StatusChip } from '../StatusChip';
import { useJobPage } from './JobContext';
import { JobFacts } from './JobFacts';
import { JobFlags } from './JobFlags';
import { JobMoves } from './JobMoves';
import { EDIT_BUTTON } from './jobKeys';
import { SplitDialog } from './SplitDialog';
import { maySplit } from './splitting';

export function JobHeader() {
  const translate = useTranslate();
  const { job, who } = useJobPage();
  const [isSplitting, setSplitting] = useState(false);
  return (
    <Card component="section" aria-label={job.jobNumber} sx={{ px: 2, py: 1.5 }}>
      <Stack direction="row" useFlexGap sx={{ gap: 1.25, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography component="h2" variant="h5" sx={{ fontWeight: 700, letterSpacing: -0.2 }}>
          {job.jobNumber}
        </Typography>
        <StatusChip status={job.status} />
        <JobFlags job={job} />
        {job.parentJob && (
          <Typography variant="body2">
            {translate('jobPage.partOf')}{' '}
            <RowLink to={`/PrintJob/${job.parentJob}/show`}>{wholeNumber(job.jobNumber)}</RowLink>
          </Typography>
        )}
        <Box sx={{ flexGrow: 1 }} />
        <Stack direction="row" sx={{ gap: 0.5 }}>
          {maySplit(job, who) && (
            <Button startIcon={<SplitIcon />} onClick={() => setSplitting(true)}>
              {translate('jobPage.split.open')}
            </Button>
          )}
          <LabelButton kind="jobs" id={job.id} />
          {mayWrite('dueDate', 'PrintJob', who, job) && (
            <Button id={EDIT_BUTTON} startIcon={<EditIcon />} component={Link} to={`/PrintJob/${job.id}`}>
              {translate('ra.action.edit')}
            </Button>
          )}
        </Stack>
      </Stack>
      {job.statusReason && EXPLAINED.has(job.status) && (
        <Typography variant="body2" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {translate('jobPage.reasonGiven')}
          </Box>{' '}
          {job.statusReason}
        </Typography>
      )}
      <JobFacts />
      <Divider sx={{ my: 1.5, mx: -2 }} />
      <JobMoves />
      {isSplitting && <SplitDialog close={() => setSplitting(false)} />}
    </Card>
  );
}

/** Where the reason of the last move is still the reason why the job stands there. */
const EXPLAINED = new Set(['Declined', 'Revision Requested', 'On Hold', 'Cancelled']);

const wholeNumber = (runNumber: string) => runNumber.slice(0, runNumber.lastIndexOf('/'));
