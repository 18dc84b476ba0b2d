/** Creates a row once: pressed again after a lost answer, it is found to be there. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { operationId } from '../../parts/operation';

/** Rejects with the server's refusal. */
export function useCreate(resource: string): (fields: Record<string, unknown>) => Promise<void> {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const [id, setId] = useState(operationId);
  return async (fields) => {
    await dataProvider.create(resource, { data: { ...fields, operationId: id } });
    setId(operationId());
    await queryClient.invalidateQueries({ queryKey: [resource] });
  };
}
