import { Alert, TableCell, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../parts/useFormat';
import type { Row } from '../../providers/errors';
import { mayWrite } from '../../providers/rights';
import { GramsOfLog } from '../GramsOfLog';
import { LogVerdict } from '../LogVerdict';
import type { Decision } from '../useDecisions';
import { useJobPage } from './JobContext';

interface Props {
  log: Row;
  refusal: string | undefined;
  isWorking: boolean;
  settle: (decision: Decision) => void;
}

export function LogLine({ log, refusal, isWorking, settle }: Props) {
  const translate = useTranslate();
  const { moment, clock, day, minutes } = useFormat();
  const { who } = useJobPage();
  const technician = log.included?.technician;
  const isDecided = log.approvalStatus !== 'Pending';
  const until = log.endTime && (day(log.endTime) === day(log.startTime) ? clock(log.endTime) : moment(log.endTime));
  return (
    <>
      <TableRow hover sx={{ verticalAlign: 'top', ...(refusal ? { '& > td': { borderBottom: 0 } } : {}) }}>
        <TableCell>
          {technician?.displayName ?? technician?.username}
          <Typography variant="body2" color="text.secondary" sx={{ fontSize: 13 }}>
            {moment(log.startTime)} – {until ?? '…'}
          </Typography>
        </TableCell>
        <TableCell>
          {translate(`resources.TimeLog.values.activityType.${log.activityType}`)}
          {log.notes && (
            <Typography variant="body2" color="text.secondary" sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>
              {log.notes}
            </Typography>
          )}
        </TableCell>
        <TableCell align="right" sx={{ whiteSpace: 'nowrap', fontWeight: 600 }}>
          {log.endTime ? minutes(log.minutesLogged) : translate('approvals.running')}
        </TableCell>
        <TableCell>
          <GramsOfLog log={log} />
        </TableCell>
        <TableCell align="right">
          {isDecided && (
            <Typography
              variant="body2"
              sx={{ fontWeight: 600, color: log.approvalStatus === 'Rejected' ? 'error.main' : 'success.main' }}
            >
              {translate(`resources.TimeLog.values.approvalStatus.${log.approvalStatus}`)}
            </Typography>
          )}
          <LogVerdict
            log={log}
            isOwn={log.technician === who.technicianId}
            mayDecide={mayWrite('approvalStatus', 'TimeLog', who, log)}
            isWorking={isWorking}
            settle={settle}
          />
        </TableCell>
      </TableRow>
      {refusal && (
        <TableRow>
          <TableCell colSpan={5} sx={{ pt: 0 }}>
            <Alert severity="error">{translate(refusal, { _: refusal })}</Alert>
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
