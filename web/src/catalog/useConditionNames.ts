/** What the conditions of rules are called, by the field of the rule and the row's id. */
import { useGetList } from 'react-admin';
import type { Row } from '../providers/errors';
import type { CONDITIONS } from './ruleDraft';

type Condition = (typeof CONDITIONS)[number];

export interface Choice {
  id: string;
  name: string;
  isActive: boolean;
}

const ALL = { page: 1, perPage: 500 };

function useEvery(resource: string, field: string, filter = {}): Row[] {
  const { data } = useGetList<Row>(resource, { pagination: ALL, sort: { field, order: 'ASC' }, filter });
  return data ?? [];
}

const named = ({ id, name, isActive }: Row): Choice => ({ id, name, isActive });

export function useConditionNames(): Record<Condition, Choice[]> {
  const materials = useEvery('Material', 'name');
  const qualities = useEvery('PrintProfile', 'layerHeightMm', { materialType_exists: false });
  const tolerances = useEvery('ToleranceClass', 'sortOrder');
  const turnarounds = useEvery('TurnaroundProfile', 'sortOrder');
  return {
    material: materials.map(named),
    quality: qualities.map(({ id, quality, isActive }) => ({ id, name: quality, isActive })),
    toleranceClass: tolerances.map(named),
    turnaroundProfile: turnarounds.map(named),
  };
}
