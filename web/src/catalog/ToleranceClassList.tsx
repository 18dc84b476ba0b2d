/** How exactly parts can be ordered. */
import { DataTable, useTranslate } from 'react-admin';
import { useFormat } from '../parts/useFormat';
import type { Row } from '../providers/errors';
import { unusedColumn } from './marks';
import { StoreList } from './StoreList';

export default function ToleranceClassList() {
  const translate = useTranslate();
  const { number } = useFormat();
  return (
    <StoreList
      sort="sortOrder"
      empty={translate('catalog.noChoice.ToleranceClass')}
      newText={translate('catalog.newChoice.ToleranceClass')}
    >
      <DataTable.Col source="name" sx={{ fontWeight: 600 }} />
      <DataTable.Col source="toleranceMm" render={({ toleranceMm }: Row) => `± ${number(toleranceMm)} mm`} />
      <DataTable.Col source="description" disableSort />
      {unusedColumn('isActive', translate('catalog.notUsed'))}
    </StoreList>
  );
}
