/** What the store shows, in its order. */
import { Box } from '@mui/material';
import { DataTable, useTranslate } from 'react-admin';
import type { Row } from '../providers/errors';
import { featuredMark, unusedColumn } from './marks';
import { Picture } from './Picture';
import { StoreList } from './StoreList';

export default function CatalogItemList() {
  const translate = useTranslate();
  const printedFrom = ({ productTemplate, included }: Row) =>
    productTemplate ? included?.productTemplate?.name : translate('catalog.ownFile');
  return (
    <StoreList
      include={['productTemplate']}
      sort="sortOrder"
      empty={translate('catalog.noItems')}
      newText={translate('catalog.newItem')}
    >
      <DataTable.Col
        source="imageUrl"
        label={false}
        disableSort
        render={({ imageUrl }: Row) => <Picture address={imageUrl} alt="" width={64} />}
      />
      <DataTable.Col
        source="name"
        render={({ name, slug }: Row) => (
          <>
            <Box sx={{ fontWeight: 600 }}>{name}</Box>
            <Box sx={{ color: 'text.secondary', fontSize: 13 }}>/shop/{slug}</Box>
          </>
        )}
      />
      <DataTable.Col source="productTemplate" disableSort render={printedFrom} />
      <DataTable.NumberCol source="sortOrder" />
      <DataTable.Col source="featured" label={false} disableSort render={featuredMark(translate('catalog.featured'))} />
      {unusedColumn('active', translate('catalog.hidden'))}
    </StoreList>
  );
}
