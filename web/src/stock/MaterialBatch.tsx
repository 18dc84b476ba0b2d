import type { ResourceProps } from 'react-admin';

export const MaterialBatch: ResourceProps = { name: 'MaterialBatch', recordRepresentation: 'batchCode' };
