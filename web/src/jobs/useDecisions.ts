/** Deciding about time logs, one or many, each at the revision that was read; a refusal stays with its log. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { TimeLogApprovalStatus } from '../../../schema/generated';
import { type Row, ServerError } from '../providers/errors';

export type Decision = TimeLogApprovalStatus;

export function useDecisions() {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [refusals, setRefusals] = useState<Record<string, string>>({});
  const [working, setWorking] = useState<ReadonlySet<string>>(new Set());

  /** Answers the ids of the logs that were not refused. */
  async function decide(logs: Row[], approvalStatus: Decision): Promise<string[]> {
    const ids = logs.map(({ id }) => id);
    if (!ids.length) return [];
    setWorking(new Set(ids));
    let failed: { id: string; message: string }[] = [];
    try {
      await dataProvider.updateMany('TimeLog', { ids, data: { approvalStatus }, meta: { rows: logs } });
    } catch (error) {
      const { message } = error as Error;
      failed = (error instanceof ServerError && error.body.failed) || ids.map((id) => ({ id, message }));
    }
    const refused = Object.fromEntries(failed.map(({ id, message }) => [id, message]));
    setRefusals((before) => {
      const others = Object.entries(before).filter(([id]) => !ids.includes(id));
      return { ...Object.fromEntries(others), ...refused };
    });
    const done = ids.filter((id) => !(id in refused));
    if (done.length)
      notify(`approvals.done.${approvalStatus}`, { type: 'success', messageArgs: { smart_count: done.length } });
    await queryClient.invalidateQueries({ queryKey: ['TimeLog'] });
    setWorking(new Set());
    return done;
  }

  return { decide, refusals, working };
}
