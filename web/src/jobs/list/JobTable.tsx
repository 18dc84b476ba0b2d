/** The jobs in rows. The keys j and k go down and up, in the table the arrows too; Enter opens, x selects. */
import { Box, TableSortLabel } from '@mui/material';
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { isLate } from '../../board/statuses';
import { Nothing } from '../../parts/Screen';
import { SelectBox } from '../../parts/SelectBox';
import { useShortcuts } from '../../parts/shortcuts';
import { useMinute } from '../../parts/useMoment';
import type { Row } from '../../providers/errors';
import { mayWrite, type Who } from '../../providers/rights';
import { BulkBar } from './BulkBar';
import { COLUMNS, classOf } from './columns';
import { JobRow } from './JobRow';
import { JobSheet } from './JobSheet';
import { useMailStates } from './useMailStates';
import { useSelection } from './useSelection';

const NONE: Row[] = [];

export function JobTable({ who }: { who: Who }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const now = useMinute();
  const { data = NONE, isPending, error, sort, setSort } = useListContext<Row>();
  const selection = useSelection(data);
  const mails = useMailStates(data, who);
  const body = useRef<HTMLTableSectionElement>(null);
  const [cursor, setCursor] = useState<string>();
  const at = data.findIndex(({ id }) => id === cursor);
  const mayAct = mayWrite('status', 'PrintJob', who);
  const open = useCallback((id: string) => navigate(`/PrintJob/${id}/show`), [navigate]);

  function go(to: number) {
    const job = data[Math.max(0, Math.min(data.length - 1, to))];
    if (!job) return;
    setCursor(job.id);
    body.current?.querySelector<HTMLElement>(`[data-id="${job.id}"]`)?.focus();
  }

  function tick() {
    const job = data[at];
    if (job && mayAct) selection.toggle(job);
  }

  useShortcuts('menu.jobs', [
    { keys: 'j', does: 'jobList.keys.next', run: () => go(at + 1) },
    { keys: 'k', does: 'jobList.keys.previous', run: () => go(at - 1) },
    { keys: 'o', does: 'jobList.keys.open', run: () => cursor && open(cursor) },
    ...(mayAct ? [{ keys: 'x', does: 'jobList.keys.select', run: tick }] : []),
  ]);

  function press(event: KeyboardEvent) {
    const row = event.target instanceof HTMLTableRowElement ? event.target.dataset.id : undefined;
    const keys: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(data.length - 1),
      Enter: () => row && open(row),
      ' ': tick,
    };
    const run = keys[event.key];
    if (!row || !run) return;
    event.preventDefault();
    run();
  }

  if (isPending) return <Nothing>{translate('ra.page.loading')}</Nothing>;
  if (!data.length && !error) return <Nothing>{translate('jobList.none')}</Nothing>;
  const ticked = data.filter(({ id }) => selection.has(id)).length;
  return (
    <>
      {mayAct && <BulkBar who={who} jobs={selection.jobs} drop={selection.drop} clear={selection.clear} />}
      <Box sx={{ overflowX: 'auto' }}>
        <JobSheet aria-label={translate('menu.jobs')}>
          <thead>
            <tr>
              {mayAct && (
                <th className="box">
                  <SelectBox
                    label={translate('jobList.selectPage')}
                    isOn={ticked === data.length && ticked > 0}
                    isPartly={ticked > 0 && ticked < data.length}
                    toggle={selection.toggleShown}
                  />
                </th>
              )}
              {COLUMNS.map((column) => {
                const { field, isSorted } = column;
                const isOrder = sort.field === field;
                const order = sort.order === 'ASC' ? ('asc' as const) : ('desc' as const);
                const label = translate(`jobList.columns.${field}`, {
                  _: translate(`resources.PrintJob.fields.${field}`),
                });
                return (
                  <th
                    key={field}
                    className={classOf(column)}
                    aria-sort={isOrder ? (order === 'asc' ? 'ascending' : 'descending') : undefined}
                  >
                    {isSorted ? (
                      <TableSortLabel
                        active={isOrder}
                        direction={isOrder ? order : 'asc'}
                        onClick={() => setSort({ field, order: isOrder && order === 'asc' ? 'DESC' : 'ASC' })}
                      >
                        {label}
                      </TableSortLabel>
                    ) : (
                      label
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={press}>
            {data.map((job, index) => (
              <JobRow
                key={job.id}
                job={job}
                isLate={isLate(job as Row & { status: string }, now)}
                mail={mails.get(job.id)}
                isSelected={selection.has(job.id)}
                isAtCursor={at < 0 ? index === 0 : job.id === cursor}
                toggle={mayAct ? selection.toggle : undefined}
                open={open}
              />
            ))}
          </tbody>
        </JobSheet>
      </Box>
    </>
  );
}
