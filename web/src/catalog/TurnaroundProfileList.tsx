/** How soon orders can be wanted. */
import { DataTable, useTranslate } from 'react-admin';
import { unusedColumn } from './marks';
import { StoreList } from './StoreList';

export default function TurnaroundProfileList() {
  const translate = useTranslate();
  return (
    <StoreList
      sort="sortOrder"
      empty={translate('catalog.noChoice.TurnaroundProfile')}
      newText={translate('catalog.newChoice.TurnaroundProfile')}
    >
      <DataTable.Col source="name" sx={{ fontWeight: 600 }} />
      <DataTable.Col source="description" disableSort />
      {unusedColumn('isActive', translate('catalog.notUsed'))}
    </StoreList>
  );
}
