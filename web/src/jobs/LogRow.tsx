import { Alert, Box, TableCell, TableRow, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { RowLink } from '../parts/RowLink';
import { SelectBox } from '../parts/SelectBox';
import { useFormat } from '../parts/useFormat';
import type { Row } from '../providers/errors';
import { GramsOfLog } from './GramsOfLog';
import { LogVerdict } from './LogVerdict';
import type { Decision } from './useDecisions';

interface Props {
  log: Row;
  isOwn: boolean;
  mayDecide: boolean;
  isAtCursor: boolean;
  isSelected: boolean;
  isWorking: boolean;
  refusal: string | undefined;
  /** undefined: nothing can be decided about it. */
  toggle: (() => void) | undefined;
  settle: (decision: Decision) => void;
}

export function LogRow(props: Props) {
  const { log, isAtCursor, isSelected, refusal, toggle } = props;
  const translate = useTranslate();
  const { moment, clock, day, minutes } = useFormat();
  const row = useRef<HTMLTableRowElement>(null);
  const { printJob: job, technician } = log.included ?? {};
  const name = technician?.displayName ?? technician?.username;
  useEffect(() => {
    if (isAtCursor) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isAtCursor]);

  function until(): string {
    if (!log.endTime) return '…';
    return day(log.endTime) === day(log.startTime) ? clock(log.endTime) : moment(log.endTime);
  }

  const mark = isAtCursor ? { boxShadow: 'inset 3px 0 0 var(--mark)', '--mark': 'currentColor' } : {};
  const noLine = refusal ? { '& > td': { borderBottom: 0 } } : {};
  return (
    <>
      <TableRow ref={row} hover selected={isSelected || isAtCursor} sx={{ ...mark, ...noLine }}>
        <TableCell padding="checkbox">
          {toggle && (
            <SelectBox
              label={translate('approvals.selectLog', { name, job: job?.jobNumber })}
              isOn={isSelected}
              toggle={toggle}
            />
          )}
        </TableCell>
        <TableCell>
          <RowLink to={`/PrintJob/${log.printJob}/show`}>{job?.jobNumber}</RowLink>
          <Typography variant="body2" color="text.secondary" noWrap sx={{ maxWidth: 200 }} title={job?.fileName}>
            {job?.fileName}
          </Typography>
        </TableCell>
        <TableCell sx={{ whiteSpace: 'nowrap' }}>{name}</TableCell>
        <TableCell>
          {translate(`resources.TimeLog.values.activityType.${log.activityType}`)}
          {log.notes && (
            <Typography variant="body2" color="text.secondary" sx={{ maxWidth: 280, overflowWrap: 'anywhere' }}>
              {log.notes}
            </Typography>
          )}
        </TableCell>
        <TableCell>
          <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
            {moment(log.startTime)} –
          </Box>{' '}
          <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
            {until()}
          </Box>
        </TableCell>
        <TableCell align="right" sx={{ whiteSpace: 'nowrap', fontWeight: 600 }}>
          {log.endTime ? minutes(log.minutesLogged) : translate('approvals.running')}
        </TableCell>
        <TableCell>
          <GramsOfLog log={log} />
        </TableCell>
        <TableCell align="right">
          <LogVerdict {...props} />
        </TableCell>
      </TableRow>
      {refusal && (
        <TableRow>
          <TableCell colSpan={8} sx={{ pt: 0 }}>
            <Alert severity="error">{translate(refusal, { _: refusal })}</Alert>
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
