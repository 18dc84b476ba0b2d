/** The runs of a split job, each with where it stands. */
import { LinearProgress, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { RowLink } from '../../parts/RowLink';
import { useFormat } from '../../parts/useFormat';
import { StatusChip } from '../StatusChip';
import { useJobPage } from './JobContext';
import { Panel } from './Panel';

const DONE = new Set(['Ready', 'Dispatched', 'Completed']);

export function RunsPanel() {
  const translate = useTranslate();
  const { number, grams } = useFormat();
  const { job, runs } = useJobPage();
  if (!job.runCount) return null;
  const label = (field: string) => translate(`resources.PrintJob.fields.${field}`);
  const rows = [...runs.rows].sort((a, b) => a.jobNumber.localeCompare(b.jobNumber, undefined, { numeric: true }));
  const done = rows.filter(({ status }) => DONE.has(status)).reduce((sum, { quantity }) => sum + quantity, 0);
  const note = translate('jobPage.runs.done', { done: number(done), whole: number(job.quantity ?? 1) });
  return (
    <Panel title={translate('jobPage.runs.title')} note={note} of={runs}>
      <LinearProgress
        variant="determinate"
        value={(done / (job.quantity ?? 1)) * 100}
        aria-label={note}
        sx={{ mx: 2, mb: 1, height: 6, borderRadius: 3 }}
      />
      <TableContainer>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{translate('jobPage.runs.run')}</TableCell>
              <TableCell>{label('status')}</TableCell>
              <TableCell align="right">{label('quantity')}</TableCell>
              <TableCell>{label('assignedTechnician')}</TableCell>
              <TableCell>{label('materialBatch')}</TableCell>
              <TableCell align="right">{translate('jobPage.grams')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(
              ({ id, jobNumber, status, quantity, included, approvedMaterialGrams, estimatedMaterialGrams }) => (
                <TableRow key={id} hover>
                  <TableCell>
                    <RowLink to={`/PrintJob/${id}/show`}>{jobNumber}</RowLink>
                  </TableCell>
                  <TableCell>
                    <StatusChip status={status} size={12} />
                  </TableCell>
                  <TableCell align="right">{number(quantity)}</TableCell>
                  <TableCell>
                    {included?.assignedTechnician?.displayName ?? included?.assignedTechnician?.username ?? '–'}
                  </TableCell>
                  <TableCell>{included?.materialBatch?.batchCode ?? '–'}</TableCell>
                  <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                    {number(approvedMaterialGrams ?? 0)} / {grams(estimatedMaterialGrams)}
                  </TableCell>
                </TableRow>
              ),
            )}
          </TableBody>
        </Table>
      </TableContainer>
    </Panel>
  );
}
