import type { ResourceProps } from 'react-admin';

export const Client: ResourceProps = { name: 'Client', recordRepresentation: 'companyName' };
