import ToldIcon from '@mui/icons-material/MarkEmailReadOutlined';
import KeptIcon from '@mui/icons-material/OutboxOutlined';
import TroubleIcon from '@mui/icons-material/ReportGmailerrorredOutlined';
import LateIcon from '@mui/icons-material/ScheduleOutlined';
import WaitingIcon from '@mui/icons-material/ScheduleSendOutlined';
import { memo, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { SelectBox } from '../../parts/SelectBox';
import { Swatch } from '../../parts/Swatch';
import { useFormat } from '../../parts/useFormat';
import { useMoment } from '../../parts/useMoment';
import type { Row } from '../../providers/errors';
import { JobPicture } from '../preflight/JobPicture';
import { PreflightMark } from '../preflight/PreflightMark';
import { StatusChip } from '../StatusChip';
import { COLUMNS, classOf } from './columns';
import type { MailWord } from './useMailStates';

const MAIL_ICONS = { trouble: TroubleIcon, waiting: WaitingIcon, kept: KeptIcon, told: ToldIcon };

const NORMAL_PRIORITY = 3;
/** Within the height of a row. */
const PICTURE_WIDTH = 40;

const isOfThisYear = (moment: string) => new Date(moment).getFullYear() === new Date().getFullYear();

interface Props {
  job: Row;
  isLate: boolean;
  /** How the mails about it fare. */
  mail: MailWord | undefined;
  isSelected: boolean;
  /** Has the place that the keys j and k move. */
  isAtCursor: boolean;
  /** undefined: nothing can be done with selected jobs. */
  toggle: ((job: Row) => void) | undefined;
  open: (id: string) => void;
}

/** Drawn anew only when something in it changes, and of plain elements: hundreds of cells are drawn at once. */
export const JobRow = memo(function JobRow({ job, isLate, mail, isSelected, isAtCursor, toggle, open }: Props) {
  const translate = useTranslate();
  const thisYear = useMoment({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const otherYear = useMoment({ day: 'numeric', month: 'short', year: 'numeric' });
  const { number } = useFormat();
  const whole = useMoment({ dateStyle: 'full', timeStyle: 'short' });
  const at = (moment: string) => (isOfThisYear(moment) ? thisYear(moment) : otherYear(moment));
  const { client, assignedTechnician: technician } = job.included ?? {};
  const { priority = NORMAL_PRIORITY, overEstimateGrams = 0 } = job;
  const MailIcon = mail && MAIL_ICONS[mail];
  const cells: Record<string, ReactNode> = {
    jobNumber: (
      <Link to={`/PrintJob/${job.id}/show`} tabIndex={-1}>
        {job.jobNumber}
      </Link>
    ),
    status: <StatusChip status={job.status} size={12.5} />,
    client: <span title={client?.companyName}>{client?.companyName}</span>,
    fileName: (
      <span className="file" title={job.fileName}>
        <JobPicture job={job} width={PICTURE_WIDTH} />
        <PreflightMark job={job} />
        <span>{job.fileName}</span>
      </span>
    ),
    materialType: (
      <>
        <Swatch color={job.color} />
        {job.materialType} {job.color}
      </>
    ),
    quantity: job.quantity,
    priority: <span className={priority < NORMAL_PRIORITY ? 'strong' : 'quiet'}>{priority}</span>,
    dueDate: job.dueDate && (
      <time dateTime={job.dueDate} title={whole(job.dueDate)} className={isLate ? 'late' : undefined}>
        {isLate && <LateIcon titleAccess={translate('jobList.late')} />}
        {at(job.dueDate)}
      </time>
    ),
    assignedTechnician: technician?.displayName ?? technician?.username,
    overEstimateGrams: overEstimateGrams > 0 && <span className="over">+{number(overEstimateGrams)}</span>,
    mails: MailIcon && (
      <span className={`mail ${mail}`} title={translate(`jobList.mail.${mail}`)}>
        <MailIcon titleAccess={translate(`jobList.mail.${mail}`)} />
      </span>
    ),
    updatedAt: (
      <time dateTime={job.updatedAt} title={whole(job.updatedAt)} className="quiet">
        {at(job.updatedAt)}
      </time>
    ),
  };
  return (
    <tr
      data-id={job.id}
      className={isSelected ? 'selected' : undefined}
      tabIndex={isAtCursor ? 0 : -1}
      onClick={({ target }) => (target as Element).closest('.box') === null && open(job.id)}
    >
      {toggle && (
        <td className="box">
          <SelectBox
            label={translate('jobList.select', { job: job.jobNumber })}
            isOn={isSelected}
            toggle={() => toggle(job)}
          />
        </td>
      )}
      {COLUMNS.map((column) => (
        <td key={column.field} className={classOf(column)}>
          {cells[column.field]}
        </td>
      ))}
    </tr>
  );
});
