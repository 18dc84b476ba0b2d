/** What a card shows of its job. */
import { styled } from '@mui/material';
import { visuallyHidden } from '@mui/utils';
import { memo, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { JobPicture } from '../jobs/preflight/JobPicture';
import { PreflightMark } from '../jobs/preflight/PreflightMark';
import { Initials } from '../parts/Initials';
import { Refusal } from '../parts/Refusal';
import { Swatch } from '../parts/Swatch';
import { useMoment } from '../parts/useMoment';
import type { Row } from '../providers/errors';
import { useRefusal } from './refusals';

const Face = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 2,
  padding: '7px 9px 8px',
  fontSize: 12.5,
  lineHeight: 1.4,
  '& .line': { display: 'flex', alignItems: 'center', gap: 6, minWidth: 0, minHeight: 18 },
  '& .cut': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  '& .what': { flexGrow: 1, minWidth: 0 },
  '& .push': { marginLeft: 'auto', flex: 'none', whiteSpace: 'nowrap' },
  '& .number': { color: theme.palette.primary.main, fontWeight: 600, textDecoration: 'none', whiteSpace: 'nowrap' },
  '& .number:hover': { textDecoration: 'underline' },
  '& .client': { fontWeight: 600, fontSize: 13 },
  '& .quiet': { color: theme.palette.text.secondary },
  '& .late': { color: theme.palette.error.main, fontWeight: 600 },
  '& .tag': {
    flex: 'none',
    padding: '0 5px',
    borderRadius: 4,
    fontSize: 11,
    fontWeight: 600,
    lineHeight: '17px',
    whiteSpace: 'nowrap',
    border: `1px solid ${theme.palette.divider}`,
    color: theme.palette.text.secondary,
  },
  '& .tag.urgent': {
    color: theme.palette.error.contrastText,
    backgroundColor: theme.palette.error.main,
    borderColor: 'transparent',
  },
  '& .tag.over': { color: theme.palette.warning.main, borderColor: theme.palette.warning.main },
}));

/** As high as the two lines beside it. */
const PICTURE_WIDTH = 48;

interface Props {
  job: Row;
  /** Name of who prints it; empty when nobody does yet. */
  technician: string;
  isLate: boolean;
}

export const CardFace = memo(function CardFace({ job, technician, isLate }: Props) {
  const translate = useTranslate();
  const day = useMoment({ day: 'numeric', month: 'short' });
  const hour = useMoment({ weekday: 'short', hour: '2-digit', minute: '2-digit' });
  const refusal = useRefusal(job.id);
  const draws = useRef(0);
  draws.current += 1;
  const { priority = 3, overEstimateGrams = 0, quantity = 1, dueDate, runCount } = job;
  const due = dueDate && (isNear(dueDate) ? hour(dueDate) : day(dueDate));
  return (
    <Face data-draws={draws.current}>
      <div className="line">
        <Link className="number" to={`/PrintJob/${job.id}/show`} tabIndex={-1} draggable={false}>
          {job.jobNumber}
        </Link>
        {priority !== 3 && (
          <span className={priority === 1 ? 'tag urgent' : 'tag'} title={translate('board.priority', { priority })}>
            P{priority}
          </span>
        )}
        {overEstimateGrams > 0 && (
          <span className="tag over" title={translate('board.over', { grams: overEstimateGrams })}>
            +{Math.round(overEstimateGrams)} g
          </span>
        )}
        {runCount && <span className="tag">{translate('board.runs', { count: runCount })}</span>}
        <span className="push">{technician && <Initials name={technician} />}</span>
      </div>
      <div className="line">
        <JobPicture job={job} width={PICTURE_WIDTH} />
        <div className="what">
          <div className="client cut">{job.included?.client?.companyName}</div>
          <div className="line quiet">
            <PreflightMark job={job} />
            <span className="cut" title={job.fileName}>
              {job.fileName}
            </span>
            {quantity > 1 && <span className="push">×{quantity}</span>}
          </div>
        </div>
      </div>
      <div className="line">
        <Swatch color={job.color} />
        <span className="cut" title={job.color}>
          {job.materialType} {job.color}
        </span>
        {due && (
          <time className={isLate ? 'push late' : 'push quiet'} dateTime={dueDate}>
            {isLate && <span style={visuallyHidden}>{translate('board.late')} </span>}
            {due}
          </time>
        )}
      </div>
      <Refusal error={refusal.sentence} onClose={refusal.clear} sx={{ mt: 0.5, px: 1, py: 0, fontSize: 12 }} />
    </Face>
  );
});

const NEAR_MS = 6 * 86_400_000;
const isNear = (moment: string) => Math.abs(Date.parse(moment) - Date.now()) < NEAR_MS;
