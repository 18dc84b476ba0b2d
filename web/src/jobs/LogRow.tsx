import { Alert, Box, TableCell, TableRow, type Theme, Typography, useMediaQuery } from '@mui/material';
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

/** Columns that a phone has no room for: what they say stands below the job there. */
export const WIDE = { display: { xs: 'none', md: 'table-cell' } };

export function LogRow(props: Props) {
  const { log, isAtCursor, isSelected, refusal, toggle } = props;
  const translate = useTranslate();
  const { moment, clock, day, minutes } = useFormat();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const row = useRef<HTMLTableRowElement>(null);
  const { printJob: job, technician } = log.included ?? {};
  const activity = translate(`resources.TimeLog.values.activityType.${log.activityType}`);
  const time = log.endTime ? minutes(log.minutesLogged) : translate('approvals.running');
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
          {isNarrow && (
            <>
              <Typography variant="body2">
                {name} · {activity} · {time}
              </Typography>
              <Typography variant="body2" color="text.secondary" gutterBottom>
                {moment(log.startTime)}
              </Typography>
              <GramsOfLog log={log} />
            </>
          )}
        </TableCell>
        <TableCell sx={{ ...WIDE, whiteSpace: 'nowrap' }}>{name}</TableCell>
        <TableCell sx={WIDE}>
          {activity}
          {log.notes && (
            <Typography variant="body2" color="text.secondary" sx={{ maxWidth: 280, overflowWrap: 'anywhere' }}>
              {log.notes}
            </Typography>
          )}
        </TableCell>
        <TableCell sx={WIDE}>
          <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
            {moment(log.startTime)} –
          </Box>{' '}
          <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
            {until()}
          </Box>
        </TableCell>
        <TableCell align="right" sx={{ ...WIDE, whiteSpace: 'nowrap', fontWeight: 600 }}>
          {time}
        </TableCell>
        <TableCell sx={WIDE}>{!isNarrow && <GramsOfLog log={log} />}</TableCell>
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
