/** Says of a job whose file failed, or is still to be looked at, that it is so; of others nothing. */
import WaitingIcon from '@mui/icons-material/HourglassEmpty';
import FailedIcon from '@mui/icons-material/ReportOutlined';
import { styled } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Row } from '../../providers/errors';

const Mark = styled('span')(({ theme: { palette } }) => ({
  flex: 'none',
  lineHeight: 0,
  '& svg': { fontSize: 17, verticalAlign: 'middle', color: palette.text.secondary },
  '&.Failed svg': { color: palette.error.main },
}));

const ICONS: Record<string, typeof FailedIcon> = { Failed: FailedIcon, Waiting: WaitingIcon };

export function PreflightMark({ job: { preflight } }: { job: Row }) {
  const translate = useTranslate();
  const Icon = ICONS[preflight];
  if (!Icon) return null;
  const words = translate(`preflight.marks.${preflight}`);
  return (
    <Mark className={preflight} title={words}>
      <Icon titleAccess={words} />
    </Mark>
  );
}
