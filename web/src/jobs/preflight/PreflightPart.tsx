/** What preflight found out about the job's newest file. */
import AgainIcon from '@mui/icons-material/Replay';
import { Button, Skeleton, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Point } from '../../../../cloud/domain/files/model';
import { Refusal } from '../../parts/Refusal';
import { useAttempt } from '../../parts/useAttempt';
import { mayPlan } from '../../parts/useWho';
import { callFunction } from '../../providers/functions';
import { useJobPage } from '../page/JobContext';
import { CheckLines } from './CheckLines';
import { EstimateTable } from './EstimateTable';
import { MeasureFacts } from './MeasureFacts';
import { ReportHead } from './ReportHead';
import { useReport } from './useReport';

export function PreflightPart({ show }: { show?: (at: Point) => void }) {
  const translate = useTranslate();
  const { job, who } = useJobPage();
  const { data: report, error, refetch } = useReport(job);
  const again = useAttempt(async () => {
    await callFunction('preflightAgain', { jobId: job.id });
    await refetch();
  });
  if (!report)
    return error ? <Refusal error={error} sx={{ borderRadius: 0 }} /> : <Skeleton height={110} sx={{ mx: 2 }} />;
  const isSettled = report.state === undefined || report.state === 'Done';
  return (
    <Stack component="section" aria-label={translate('preflight.title')} sx={{ px: 2, py: 1.5, gap: 2 }}>
      <Typography component="h3" variant="subtitle2">
        {translate('preflight.title')}
      </Typography>
      <ReportHead
        job={job}
        revision={job.fileRevision}
        report={report}
        action={
          isSettled &&
          mayPlan(who) && (
            <Button size="small" startIcon={<AgainIcon />} disabled={again.isWorking} onClick={() => again.attempt()}>
              {translate('preflight.again')}
            </Button>
          )
        }
      />
      <Refusal error={again.error} />
      {report.findings && report.findings.length > 0 && <CheckLines findings={report.findings} show={show} />}
      {report.measures && <MeasureFacts measures={report.measures} />}
      {report.state === 'Slicing' && (
        <Typography variant="body2" color="text.secondary" role="status">
          {translate('preflight.states.Slicing')}
        </Typography>
      )}
      <EstimateTable />
    </Stack>
  );
}
