import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { Nothing } from '../parts/Screen';
import { SelectBox } from '../parts/SelectBox';
import { useShortcuts } from '../parts/shortcuts';
import type { Row } from '../providers/errors';
import { mayWrite, type Who } from '../providers/rights';
import { DecisionBar } from './DecisionBar';
import { LogRow, WIDE } from './LogRow';
import { type Decision, useDecisions } from './useDecisions';

const COLUMNS = ['printJob', 'technician', 'activityType'];

/** Rows with a cursor that j and k move; a and r decide about what is selected, or about the row of the cursor. */
export function LogTable({ who }: { who: Who }) {
  const translate = useTranslate();
  const { data: logs = [], isPending, filterValues } = useListContext<Row>();
  const { decide, refusals, working } = useDecisions();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState<string>();
  const at = logs.findIndex(({ id }) => id === cursor);

  const isOwn = (log: Row) => log.technician === who.technicianId;
  const isOpen = (log: Row) =>
    mayWrite('approvalStatus', 'TimeLog', who, log) && !isOwn(log) && log.endTime && log.approvalStatus === 'Pending';
  const open = logs.filter(isOpen);
  const chosen = open.filter(({ id }) => selected.has(id));

  const toggle = (id: string) =>
    setSelected((before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id]));

  const step = (by: number) => setCursor(logs[Math.max(0, Math.min(logs.length - 1, at + by))]?.id);

  async function settle(asked: Row[], decision: Decision) {
    // A key that repeats itself decides once.
    if (working.size > 0) return;
    // The cursor goes on to the next log that stays.
    const next =
      logs.slice(Math.max(at, 0)).find((log) => !asked.includes(log)) ?? logs.find((log) => !asked.includes(log));
    const done = await decide(asked, decision);
    setSelected((before) => new Set([...before].filter((id) => !done.includes(id))));
    if (done.includes(cursor ?? '')) setCursor(next?.id);
  }

  const underCursor = () => (chosen.length ? chosen : open.filter(({ id }) => id === cursor));
  useShortcuts('menu.approvals', [
    { keys: 'j', does: 'approvals.keys.next', run: () => step(1) },
    { keys: 'k', does: 'approvals.keys.previous', run: () => step(at < 0 ? 0 : -1) },
    { keys: 'x', does: 'approvals.keys.select', run: () => open.some(({ id }) => id === cursor) && toggle(cursor!) },
    { keys: 'a', does: 'approvals.keys.approve', run: () => settle(underCursor(), 'Approved') },
    { keys: 'r', does: 'approvals.keys.reject', run: () => settle(underCursor(), 'Rejected') },
  ]);

  if (isPending) return <Nothing>{translate('ra.page.loading')}</Nothing>;
  if (!logs.length) return <Nothing>{translate(`approvals.none.${filterValues.approvalStatus ?? 'Pending'}`)}</Nothing>;
  return (
    <>
      <DecisionBar
        chosen={chosen.length}
        isWorking={working.size > 0}
        settle={(decision) => settle(chosen, decision)}
        clear={() => setSelected(new Set())}
      />
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell padding="checkbox">
                {open.length > 0 && (
                  <SelectBox
                    label={translate('ra.action.select_all')}
                    isOn={chosen.length === open.length}
                    isPartly={chosen.length > 0 && chosen.length < open.length}
                    toggle={() => setSelected(new Set(chosen.length === open.length ? [] : open.map(({ id }) => id)))}
                  />
                )}
              </TableCell>
              {COLUMNS.map((field) => (
                <TableCell key={field} sx={field === 'printJob' ? undefined : WIDE}>
                  {translate(`resources.TimeLog.fields.${field}`)}
                </TableCell>
              ))}
              <TableCell sx={WIDE}>{translate('approvals.when')}</TableCell>
              <TableCell align="right" sx={WIDE}>
                {translate('approvals.time')}
              </TableCell>
              <TableCell sx={WIDE}>{translate('resources.TimeLog.fields.materialBatch')}</TableCell>
              <TableCell align="right" />
            </TableRow>
          </TableHead>
          <TableBody>
            {logs.map((log) => (
              <LogRow
                key={log.id}
                log={log}
                isOwn={isOwn(log)}
                mayDecide={mayWrite('approvalStatus', 'TimeLog', who, log)}
                isAtCursor={log.id === cursor}
                isSelected={selected.has(log.id)}
                isWorking={working.has(log.id)}
                refusal={refusals[log.id]}
                toggle={isOpen(log) ? () => toggle(log.id) : undefined}
                settle={(decision) => settle([log], decision)}
              />
            ))}
          </TableBody>
        </Table>
      </Box>
    </>
  );
}
