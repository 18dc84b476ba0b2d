/** What the shop prints from models of its own. */
import { DataTable, useTranslate } from 'react-admin';
import { unusedColumn } from './marks';
import { StoreList } from './StoreList';

export default function ProductTemplateList() {
  const translate = useTranslate();
  return (
    <StoreList sort="name" empty={translate('catalog.noTemplates')} newText={translate('catalog.newTemplate')}>
      <DataTable.Col source="name" sx={{ fontWeight: 600 }} />
      <DataTable.Col source="description" disableSort />
      {unusedColumn('active', translate('catalog.notSold'))}
    </StoreList>
  );
}
