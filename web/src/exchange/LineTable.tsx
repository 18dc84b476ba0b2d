/** The file's lines, each with what becomes of it. */
import { Box, Chip, Table, TableBody, TableCell, TableHead, TablePagination, TableRow } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Line } from '../../../cloud/domain/exchange/judging';
import type { Imported } from '../../../cloud/domain/exchange/tables';
import { TABLES } from '../../../cloud/domain/exchange/tables';
import { RowLink } from '../parts/RowLink';
import { Swatch } from '../parts/Swatch';
import type { DryRun } from './useDryRun';
import type { Outcome } from './useImport';
import { useReason } from './useReason';
import { VERDICTS, type Verdict, verdictOf } from './verdict';

/** The columns that a person knows a line by. */
const SHOWN: Record<Imported, string[]> = {
  Client: ['clientCode', 'companyName', 'contactName', 'email', 'billingStatus'],
  MaterialBatch: ['batchCode', 'materialType', 'startingWeightGrams', 'remainingWeightGrams', 'storageLocation'],
  PrintJob: ['client', 'fileName', 'materialType', 'quantity', 'dueDate', 'assignedTechnician'],
};
const PER_PAGE = 50;
const COLORS: Record<Verdict, 'success' | 'info' | 'default' | 'error'> = {
  made: 'success',
  changed: 'success',
  change: 'info',
  same: 'default',
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
  const { className } = dryRun;
  const { key } = TABLES[className];
  const why = useReason(className, outcomes);
  const [only, setOnly] = useState<Verdict>();
  const [page, setPage] = useState(0);
  const judged = dryRun.lines.map((line) => ({ line, verdict: verdictOf(line, outcomes) }));
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
              label={translate(`imports.counts.${verdict}`, { smart_count: count })}
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
              <TableCell align="right">{translate('imports.line')}</TableCell>
              <TableCell>{translate('imports.verdict')}</TableCell>
              {SHOWN[className].map((field) => (
                <TableCell key={field}>{translate(`resources.${className}.fields.${field}`)}</TableCell>
              ))}
              <TableCell>{translate('imports.why')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {listed.slice(from * PER_PAGE, (from + 1) * PER_PAGE).map(({ line, verdict }) => {
              const row = outcomes.get(line)?.row ?? line.found?.row;
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
                      label={translate(`imports.verdicts.${verdict}`)}
                      sx={{ color: 'text.primary', mr: 1 }}
                    />
                    {row && <RowLink to={`/${className}/${row.id}/show`}>{row[key]}</RowLink>}
                  </TableCell>
                  {SHOWN[className].map((field) => (
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
