import { SelectInput, useGetList, useRecordContext } from 'react-admin';
import type { Row } from '../../providers/errors';

/** What a job has unless it is said otherwise. */
export const USUAL_QUALITY = 'Standard';

const PROFILES = {
  filter: { isActive: true },
  pagination: { page: 1, perPage: 500 },
  sort: { field: 'layerHeightMm', order: 'DESC' as const },
};

/** One of the qualities that the shop prints in. */
export function QualityInput() {
  const { data = [], isPending } = useGetList<Row>('PrintProfile', PROFILES);
  // One that the shop no longer prints in stays where it is.
  const kept: string = useRecordContext<Row>()?.quality ?? USUAL_QUALITY;
  const names = new Set([...data.map(({ quality }) => quality), kept]);
  const choices = [...names].map((name) => ({ id: name, name }));
  return <SelectInput source="quality" choices={choices} isPending={isPending} helperText={false} />;
}
