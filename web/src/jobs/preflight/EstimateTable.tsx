/** What the file says a job takes, beside what the job is planned with. */
import { Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { Refusal } from '../../parts/Refusal';
import { useAttempt } from '../../parts/useAttempt';
import { useFormat } from '../../parts/useFormat';
import { useSave } from '../../parts/useSave';
import { mayWrite } from '../../providers/rights';
import { useJobPage } from '../page/JobContext';

interface Learnt {
  jobs: number;
  errorPercent: number;
}

function LearntLine({ of, learnt }: { of: 'grams' | 'minutes'; learnt: Learnt | undefined }) {
  const translate = useTranslate();
  const { number } = useFormat();
  if (!learnt) return null;
  const values = { jobs: number(learnt.jobs), percent: number(learnt.errorPercent) };
  return (
    <Typography variant="body2" color="text.secondary">
      {translate(`preflight.estimate.learnt.${of}`, values)}
    </Typography>
  );
}

function UseButton() {
  const translate = useTranslate();
  const notify = useNotify();
  const save = useSave('PrintJob');
  const { job, who } = useJobPage();
  const { attempt, error, isWorking } = useAttempt(async () => {
    if (await save(job, { estimateSource: 'file' })) notify('preflight.estimate.used', { type: 'success' });
  });
  if (job.estimateSource !== 'person' || !mayWrite('estimateSource', 'PrintJob', who, job)) return null;
  return (
    <div>
      <Button size="small" variant="outlined" disabled={isWorking} onClick={() => attempt()}>
        {translate('preflight.estimate.use')}
      </Button>
      <Refusal error={error} sx={{ mt: 1 }} />
    </div>
  );
}

export function EstimateTable() {
  const translate = useTranslate();
  const { grams, minutes } = useFormat();
  const { job } = useJobPage();
  const { fileEstimate, estimateSource } = job;
  if (!fileEstimate) return null;
  const text = (key: string, values?: object) => translate(`preflight.estimate.${key}`, values);
  const { quality, source, gramsLearnt, minutesLearnt } = fileEstimate;
  const rows = [
    ['ofFile', fileEstimate.grams, fileEstimate.minutes, text(`sources.${source}`, { quality })],
    [
      'ofJob',
      job.estimatedMaterialGrams,
      job.estimatedPrintMinutes,
      estimateSource ? text(`by.${estimateSource}`) : '',
    ],
  ] as const;
  return (
    <>
      <Table
        size="small"
        aria-label={text('what')}
        sx={{ '& td, & th': { px: 1 }, '& tr > :first-of-type': { pl: 0 }, '& .number': { whiteSpace: 'nowrap' } }}
      >
        <TableHead>
          <TableRow>
            <TableCell component="th">{text('title')}</TableCell>
            <TableCell align="right">{text('grams')}</TableCell>
            <TableCell align="right">{text('minutes')}</TableCell>
            <TableCell>{text('source')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(([name, ofGrams, ofMinutes, origin]) => (
            <TableRow key={name}>
              <TableCell component="th" scope="row">
                {text(name)}
              </TableCell>
              <TableCell className="number" align="right">
                {grams(ofGrams)}
              </TableCell>
              <TableCell className="number" align="right">
                {minutes(ofMinutes)}
              </TableCell>
              <TableCell>{origin}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <LearntLine of="grams" learnt={gramsLearnt} />
      <LearntLine of="minutes" learnt={minutesLearnt} />
      <UseButton />
    </>
  );
}
