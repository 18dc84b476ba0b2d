/** The file's lines, each with what becomes of it. */
import { Box, Chip, Table, TableBody, TableCell, TableHead, TablePagination, TableRow } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { RowLink } from '../../parts/RowLink';
import { Swatch } from '../../parts/Swatch';
import type { Field } from './columns';
import type { Line } from './judging';
import type { DryRun } from './useDryRun';
import type { Outcome } from './useImport';
import { useReason } from './useReason';
import { VERDICTS, type Verdict, verdictOf } from './verdict';

const SHOWN: Field[] = ['client', 'fileName', 'materialType', 'quantity', 'dueDate', 'assignedTechnician'];
const PER_PAGE = 50;
const COLORS: Record<Verdict, 'success' | 'info' | 'default' | 'error'> = {
  made: 'success',
  new: 'info',
  there: 'default',
  wrong: 'error',
  refused: 'error',
};

interface Props {
  dryRun: DryRun;
  outcomes: ReadonlyMap<Line, Outcome>;
}

export function LineTable({ dryRun, outcomes }: Props) {
  const translate = useTranslate();
  const why = useReason(outcomes);
  const [only, setOnly] = useState<Verdict>();
  const [page, setPage] = useState(0);
  const judged = dryRun.lines.map((line) => ({ line, verdict: verdictOf(line, dryRun, outcomes) }));
  const counts = VERDICTS.map((verdict) => ({
    verdict,
    count: judged.filter((one) => one.verdict === verdict).length,
  }));
  const wanted = only && counts.some(({ verdict, count }) => verdict === only && count > 0) ? only : undefined;
  const listed = judged.filter(({ verdict }) => !wanted || verdict === wanted);
  const from = Math.min(page, Math.max(0, Math.ceil(listed.length / PER_PAGE) - 1));

  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, px: 2, py: 1.5, flexWrap: 'wrap' }} role="group">
        {counts
          .filter(({ count }) => count > 0)
          .map(({ verdict, count }) => (
            <Chip
              key={verdict}
              label={translate(`jobImport.counts.${verdict}`, { smart_count: count })}
              variant={wanted === verdict ? 'filled' : 'outlined'}
              color={wanted === verdict ? 'primary' : undefined}
              onClick={() => setOnly(wanted === verdict ? undefined : verdict)}
              aria-pressed={wanted === verdict}
            />
          ))}
      </Box>
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small" aria-label={dryRun.name} sx={{ '& td': { fontSize: 13 } }}>
          <TableHead>
            <TableRow>
              <TableCell align="right">{translate('jobImport.line')}</TableCell>
              <TableCell>{translate('jobImport.verdict')}</TableCell>
              {SHOWN.map((field) => (
                <TableCell key={field}>{translate(`resources.PrintJob.fields.${field}`)}</TableCell>
              ))}
              <TableCell>{translate('jobImport.why')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {listed.slice(from * PER_PAGE, (from + 1) * PER_PAGE).map(({ line, verdict }) => {
              const job = outcomes.get(line)?.job ?? dryRun.earlier.get(line);
              const wrong = new Set<string>(line.problems.map(({ field }) => field));
              return (
                <TableRow key={line.number}>
                  <TableCell align="right" sx={{ color: 'text.secondary' }}>
                    {line.number}
                  </TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>
                    <Chip
                      size="small"
                      variant="outlined"
                      color={COLORS[verdict]}
                      label={translate(`jobImport.verdicts.${verdict}`)}
                      sx={{ color: 'text.primary', mr: 1 }}
                    />
                    {job && <RowLink to={`/PrintJob/${job.id}/show`}>{job.jobNumber}</RowLink>}
                  </TableCell>
                  {SHOWN.map((field) => (
                    <TableCell key={field} sx={wrong.has(field) ? { color: 'error.main', fontWeight: 600 } : undefined}>
                      {field === 'materialType' && line.shown.color && <Swatch color={line.shown.color} />}{' '}
                      {field === 'materialType'
                        ? [line.shown.materialType, line.shown.color].filter(Boolean).join(' ')
                        : line.shown[field]}
                    </TableCell>
                  ))}
                  <TableCell sx={{ minWidth: 220 }}>{why(line)}</TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </Box>
      {listed.length > PER_PAGE && (
        <TablePagination
          component="div"
          count={listed.length}
          page={from}
          rowsPerPage={PER_PAGE}
          rowsPerPageOptions={[PER_PAGE]}
          onPageChange={(_event, next) => setPage(next)}
        />
      )}
    </>
  );
}
