/** How a file looks, and what preflight came to. */
import FailedIcon from '@mui/icons-material/CancelOutlined';
import PassedIcon from '@mui/icons-material/CheckCircleOutlined';
import WaitingIcon from '@mui/icons-material/HourglassEmpty';
import { Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../parts/useFormat';
import type { Report } from '../../preflight/report';
import type { Row } from '../../providers/errors';
import { JobPicture } from './JobPicture';

const PICTURE_WIDTH = 128;
const MS_A_SECOND = 1000;

interface Props {
  job: Row;
  revision: number;
  report: Report;
  action?: ReactNode;
}

function verdictOf({ state, verdict }: Report) {
  if (verdict) {
    const icon = verdict === 'Passed' ? <PassedIcon color="success" /> : <FailedIcon color="error" />;
    return { icon, text: `preflight.verdicts.${verdict}` };
  }
  return { icon: <WaitingIcon color="action" />, text: state ? `preflight.states.${state}` : 'preflight.none' };
}

/** STL · binary · unit millimeter · 5 Nov 2026, 17:00, in 0.3 s */
function useAbout(): (report: Report) => string {
  const translate = useTranslate();
  const { moment, number } = useFormat();
  return ({ format, kind, unit, finishedAt, tookMs = 0 }) => {
    const seconds = number(Number((tookMs / MS_A_SECOND).toFixed(1)));
    const parts = [
      format?.toUpperCase(),
      kind,
      unit && translate('preflight.unit', { unit }),
      finishedAt && translate('preflight.took', { at: moment(finishedAt), seconds }),
    ];
    return parts.filter(Boolean).join(' · ');
  };
}

export function ReportHead({ job, revision, report, action }: Props) {
  const translate = useTranslate();
  const about = useAbout();
  const { icon, text } = verdictOf(report);
  return (
    <Stack direction="row" useFlexGap sx={{ columnGap: 1.5, rowGap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
      <JobPicture job={job} revision={revision} width={PICTURE_WIDTH} />
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Stack direction="row" role="status" sx={{ gap: 1, alignItems: 'center', fontWeight: 600 }}>
          {icon}
          {translate(text)}
        </Stack>
        <Typography variant="body2" color="text.secondary">
          {about(report)}
        </Typography>
      </Box>
      {action}
    </Stack>
  );
}
