/** Creates a row, of a repeatable class once: pressed again after a lost answer, it is found to be there. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { operationId } from '../../parts/operation';
import { rulesOf } from '../../providers/rights';

/** Rejects with the server's refusal. */
export function useCreate(resource: string): (fields: Record<string, unknown>) => Promise<void> {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const [id, setId] = useState(operationId);
  return async (fields) => {
    const once = rulesOf(resource).repeatable ? { operationId: id } : {};
    await dataProvider.create(resource, { data: { ...fields, ...once } });
    setId(operationId());
    await queryClient.invalidateQueries({ queryKey: [resource] });
  };
}
