import LateIcon from '@mui/icons-material/ScheduleOutlined';
import { Box, TableCell, TableRow } from '@mui/material';
import { memo, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { RowLink } from '../../parts/RowLink';
import { SelectBox } from '../../parts/SelectBox';
import { Swatch } from '../../parts/Swatch';
import { useFormat } from '../../parts/useFormat';
import { useMoment } from '../../parts/useMoment';
import type { Row } from '../../providers/errors';
import { StatusChip } from '../StatusChip';
import { COLUMNS, shownFrom } from './columns';

const NORMAL_PRIORITY = 3;
const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', maxWidth: { xs: 120, lg: 128, xl: 240 } };

const isOfThisYear = (moment: string) => new Date(moment).getFullYear() === new Date().getFullYear();

interface Props {
  job: Row;
  isLate: boolean;
  isSelected: boolean;
  /** Has the place that the keys j and k move. */
  isAtCursor: boolean;
  /** undefined: nothing can be done with selected jobs. */
  toggle: ((job: Row) => void) | undefined;
  open: (id: string) => void;
}

/** Drawn anew only when something in it changes. */
export const JobRow = memo(function JobRow({ job, isLate, isSelected, isAtCursor, toggle, open }: Props) {
  const translate = useTranslate();
  const thisYear = useMoment({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const otherYear = useMoment({ day: 'numeric', month: 'short', year: 'numeric' });
  const { number } = useFormat();
  const whole = useMoment({ dateStyle: 'full', timeStyle: 'short' });
  const at = (moment: string) => (isOfThisYear(moment) ? thisYear(moment) : otherYear(moment));
  const { client, assignedTechnician: technician } = job.included ?? {};
  const { priority = NORMAL_PRIORITY, overEstimateGrams = 0 } = job;
  const cells: Record<string, ReactNode> = {
    jobNumber: (
      <RowLink to={`/PrintJob/${job.id}/show`} tabIndex={-1}>
        {job.jobNumber}
      </RowLink>
    ),
    status: <StatusChip status={job.status} size={12.5} />,
    client: <span title={client?.companyName}>{client?.companyName}</span>,
    fileName: <span title={job.fileName}>{job.fileName}</span>,
    materialType: (
      <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'center' }}>
        <Swatch color={job.color} />
        {job.materialType} {job.color}
      </Box>
    ),
    quantity: job.quantity,
    priority: (
      <Box component="span" sx={priority < NORMAL_PRIORITY ? { fontWeight: 700 } : { color: 'text.secondary' }}>
        {priority}
      </Box>
    ),
    dueDate: job.dueDate && (
      <Box
        component="time"
        dateTime={job.dueDate}
        title={whole(job.dueDate)}
        sx={isLate ? { color: 'error.main', fontWeight: 600 } : undefined}
      >
        {isLate && <LateIcon titleAccess={translate('jobList.late')} sx={{ fontSize: 15, mr: 0.5, mb: '-2px' }} />}
        {at(job.dueDate)}
      </Box>
    ),
    assignedTechnician: technician?.displayName ?? technician?.username,
    overEstimateGrams: overEstimateGrams > 0 && (
      <Box component="span" sx={{ fontWeight: 600, color: 'warning.main' }}>
        +{number(overEstimateGrams)}
      </Box>
    ),
    updatedAt: (
      <Box component="time" dateTime={job.updatedAt} title={whole(job.updatedAt)} sx={{ color: 'text.secondary' }}>
        {at(job.updatedAt)}
      </Box>
    ),
  };
  return (
    <TableRow
      hover
      data-id={job.id}
      selected={isSelected}
      tabIndex={isAtCursor ? 0 : -1}
      onClick={() => open(job.id)}
      sx={{
        cursor: 'pointer',
        '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -2 },
      }}
    >
      {toggle && (
        <TableCell padding="checkbox" onClick={(event) => event.stopPropagation()}>
          <SelectBox
            label={translate('jobList.select', { job: job.jobNumber })}
            isOn={isSelected}
            toggle={() => toggle(job)}
          />
        </TableCell>
      )}
      {COLUMNS.map(({ field, isNumber, isCut, from }) => (
        <TableCell
          key={field}
          align={isNumber ? 'right' : undefined}
          sx={{ whiteSpace: 'nowrap', ...(isCut && CUT), ...shownFrom(from) }}
        >
          {cells[field]}
        </TableCell>
      ))}
    </TableRow>
  );
});
