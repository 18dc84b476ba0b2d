/** What preflight found out about an earlier file. */
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { Refusal } from '../../parts/Refusal';
import type { Row } from '../../providers/errors';
import { CheckLines } from './CheckLines';
import { MeasureFacts } from './MeasureFacts';
import { ReportHead } from './ReportHead';
import { useReport } from './useReport';

export function RevisionReport({ job, revision, close }: { job: Row; revision: number; close: () => void }) {
  const translate = useTranslate();
  const id = useId();
  const { data: report, error } = useReport(job, revision);
  return (
    <Dialog open onClose={close} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{translate('preflight.reportOf', { number: revision })}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2 }}>
          <Refusal error={error} />
          {report && <ReportHead job={job} revision={revision} report={report} />}
          {report?.findings && report.findings.length > 0 && <CheckLines findings={report.findings} />}
          {report?.measures && <MeasureFacts measures={report.measures} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{translate('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
