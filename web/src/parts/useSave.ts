/** Saving a row that was read: at the revision it was read, and with a choice when somebody was faster. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useDataProvider } from 'react-admin';
import { isConflict, type Row } from '../providers/errors';
import { useAskConflict } from './ConflictProvider';

/**
 * Saves these fields of the row. Resolves with the row as it is then: saved, or theirs when the reader took that one;
 * undefined when the reader put the choice off. Rejects with the server's refusal.
 */
export type Save = (read: Row, fields: Record<string, unknown>) => Promise<Row | undefined>;

/** What the reader changed, without the fields that only came along. */
function changed(read: Row, fields: Record<string, unknown>): Record<string, unknown> {
  const isSame = (field: string) => JSON.stringify(fields[field] ?? '') === JSON.stringify(read[field] ?? '');
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !isSame(field)));
}

export function useSave(resource: string): Save {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const ask = useAskConflict();
  return useCallback<Save>(
    async (first, fields) => {
      const mine = changed(first, fields);
      let read = first;
      for (;;) {
        const params = { id: read.id, data: { ...read, ...mine }, previousData: read };
        try {
          const { data } = await dataProvider.update<Row>(resource, params);
          await queryClient.invalidateQueries({ queryKey: [resource] });
          return data;
        } catch (error) {
          if (!isConflict(error)) throw error;
          const { current } = error.body;
          const choice = await ask({ resource, read, mine, current, message: error.message });
          if (choice === 'later') return undefined;
          if (choice === 'theirs' || !current) {
            await queryClient.invalidateQueries({ queryKey: [resource] });
            return current;
          }
          read = current;
        }
      }
    },
    [dataProvider, queryClient, ask, resource],
  );
}
