/** The buttons that decide about a log, or what was decided. */
import ApproveIcon from '@mui/icons-material/Check';
import RejectIcon from '@mui/icons-material/Close';
import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../parts/useFormat';
import type { Row } from '../providers/errors';
import type { Decision } from './useDecisions';

interface Props {
  log: Row;
  isOwn: boolean;
  mayDecide: boolean;
  isWorking: boolean;
  settle: (decision: Decision) => void;
}

export function LogVerdict({ log, isOwn, mayDecide, isWorking, settle }: Props) {
  const translate = useTranslate();
  const { moment } = useFormat();
  const decider = log.included?.approvedBy;
  if (log.approvalStatus !== 'Pending')
    return (
      <>
        <Typography variant="body2" color="text.secondary">
          {[decider?.displayName ?? decider?.username, log.approvedAt && moment(log.approvedAt)]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {mayDecide && !isOwn && (
          <Button size="small" disabled={isWorking} onClick={() => settle('Pending')}>
            {translate('approvals.takeBack')}
          </Button>
        )}
      </>
    );
  if (!mayDecide || !log.endTime) return null;
  if (isOwn)
    return (
      <Typography variant="body2" color="text.secondary">
        {translate('approvals.own')}
      </Typography>
    );
  return (
    <Stack direction={{ xs: 'column-reverse', md: 'row' }} sx={{ gap: 0.5, justifyContent: 'flex-end' }}>
      <Button size="small" startIcon={<RejectIcon />} disabled={isWorking} onClick={() => settle('Rejected')}>
        {translate('approvals.reject')}
      </Button>
      <Button
        size="small"
        variant="outlined"
        startIcon={<ApproveIcon />}
        disabled={isWorking}
        onClick={() => settle('Approved')}
      >
        {translate('approvals.approve')}
      </Button>
    </Stack>
  );
}
