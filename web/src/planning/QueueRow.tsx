/** One job of the queue: its place, what it is, and when it would print. */
import { styled } from '@mui/material';
import { memo, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { PlannedStep } from '../../../cloud/domain/jobs/planning';
import { Initials } from '../parts/Initials';
import { Refusal } from '../parts/Refusal';
import { Swatch } from '../parts/Swatch';
import { useMoment } from '../parts/useMoment';
import type { Row } from '../providers/errors';

const Line = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '22px minmax(0, 1fr) auto 26px',
  columnGap: 8,
  alignItems: 'center',
  padding: '5px 10px',
  fontSize: 12.5,
  lineHeight: 1.4,
  '& .cut': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .what': { display: 'flex', alignItems: 'center', gap: 6, minWidth: 0 },
  '& .quiet': { color: theme.palette.text.secondary },
  '& .place': { color: theme.palette.text.secondary, textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  '& .number': { color: theme.palette.primary.main, fontWeight: 600, textDecoration: 'none', whiteSpace: 'nowrap' },
  '& .number:hover': { textDecoration: 'underline' },
  '& .times': { textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  '& .late': { color: theme.palette.error.main, fontWeight: 600 },
  '& .tag': {
    padding: '0 5px',
    borderRadius: 4,
    fontSize: 11,
    fontWeight: 600,
    lineHeight: '17px',
    border: `1px solid ${theme.palette.divider}`,
    color: theme.palette.text.secondary,
    whiteSpace: 'nowrap',
  },
}));

interface Props {
  job: Row;
  place: number;
  step: PlannedStep | undefined;
  technician: string;
  /** What stands beside the number: how far it moves. */
  mark?: ReactNode;
  refusal?: string;
  forget?: () => void;
}

export const QueueRow = memo(function QueueRow({ job, place, step, technician, mark, refusal, forget }: Props) {
  const translate = useTranslate();
  const when = useMoment({ weekday: 'short', hour: '2-digit', minute: '2-digit' });
  const day = useMoment({ day: 'numeric', month: 'short' });
  return (
    <>
      <Line>
        <span className="place">{place}</span>
        <div style={{ minWidth: 0 }}>
          <div className="what">
            <Link className="number" to={`/PrintJob/${job.id}/show`} tabIndex={-1} draggable={false}>
              {job.jobNumber}
            </Link>
            <span className="tag" title={translate('board.priority', { priority: job.priority ?? 3 })}>
              P{job.priority ?? 3}
            </span>
            {mark}
            <span className="cut quiet">{job.included?.client?.companyName}</span>
          </div>
          <div className="what">
            <Swatch color={job.color} />
            <span className="cut">
              {job.materialType} {job.color}
            </span>
            {step?.spoolChange && <span className="tag">{translate('planning.spoolChange')}</span>}
          </div>
        </div>
        <div className="times">
          <div>{step && when(step.startsAt)}</div>
          <div className={step?.late ? 'late' : 'quiet'}>
            {step?.late && `${translate('planning.late')} · `}
            {job.dueDate && translate('planning.due', { day: day(job.dueDate) })}
          </div>
        </div>
        {technician ? <Initials name={technician} /> : <span />}
      </Line>
      <Refusal error={refusal} onClose={forget} sx={{ mx: 1, mb: 1, py: 0 }} />
    </>
  );
});
