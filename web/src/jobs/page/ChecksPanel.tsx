/** The verdicts on the job's file. */
import AddIcon from '@mui/icons-material/Add';
import FailedIcon from '@mui/icons-material/CancelOutlined';
import PassedIcon from '@mui/icons-material/CheckCircleOutlined';
import PendingIcon from '@mui/icons-material/HourglassEmpty';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../parts/useFormat';
import type { Row } from '../../providers/errors';
import { mayDo, rulesOf } from '../../providers/rights';
import { CheckForm } from './CheckForm';
import { useJobPage } from './JobContext';
import { CHECK_BUTTON } from './jobKeys';
import { Panel } from './Panel';

const MARKS = {
  Passed: <PassedIcon aria-hidden color="success" />,
  Failed: <FailedIcon aria-hidden color="error" />,
  Pending: <PendingIcon aria-hidden color="action" />,
};

function Check({ check }: { check: Row }) {
  const translate = useTranslate();
  const { moment } = useFormat();
  const { job } = useJobPage();
  const isOld = check.fileRevision !== job.fileRevision;
  const by = check.included?.checkedBy;
  return (
    <Stack component="li" direction="row" sx={{ gap: 1, opacity: isOld ? 0.75 : 1 }}>
      {MARKS[check.checkStatus as keyof typeof MARKS]}
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontWeight: 600 }}>
          {translate(`resources.FileCheck.values.checkStatus.${check.checkStatus}`)}
          <Box component="span" sx={{ fontWeight: 400 }}>
            {' · '}
            {translate('jobPage.checks.counts', { passed: check.checksPassed, failed: check.checksFailed })}
            {' · '}
            {translate(isOld ? 'jobPage.checks.oldRevision' : 'jobPage.checks.revision', {
              number: check.fileRevision,
            })}
          </Box>
        </Box>
        {check.overruleReason && (
          <Box sx={{ overflowWrap: 'anywhere' }}>
            {translate('jobPage.checks.overruled', { reason: check.overruleReason })}
          </Box>
        )}
        {check.issuesFound && <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{check.issuesFound}</Box>}
        <Typography variant="body2" color="text.secondary" sx={{ fontSize: 13 }}>
          {by?.displayName ?? by?.username} · {moment(check.reviewedAt)}
        </Typography>
      </Box>
    </Stack>
  );
}

export function ChecksPanel() {
  const translate = useTranslate();
  const { job, who, checks } = useJobPage();
  const [isAdding, setAdding] = useState(false);
  const isOpen = !rulesOf('PrintJob').lifecycle?.closed.includes(job.status);
  return (
    <Panel
      title={translate('jobPage.checks.title')}
      of={checks}
      empty={translate('jobPage.checks.none')}
      action={
        isOpen &&
        mayDo('create', 'FileCheck', who) && (
          <Button id={CHECK_BUTTON} size="small" startIcon={<AddIcon />} onClick={() => setAdding(true)}>
            {translate('jobPage.checks.add')}
          </Button>
        )
      }
    >
      {checks.rows.length > 0 && (
        <Stack component="ul" sx={{ m: 0, px: 2, pb: 2, gap: 1.5, listStyle: 'none' }}>
          {checks.rows.map((check) => (
            <Check key={check.id} check={check} />
          ))}
        </Stack>
      )}
      {isAdding && <CheckForm job={job} close={() => setAdding(false)} />}
    </Panel>
  );
}
