/** Sets of prices: of one product each, or of everything else. */
import { Alert } from '@mui/material';
import { DataTable, useListContext, useTranslate } from 'react-admin';
import type { Row } from '../providers/errors';
import { unusedColumn } from './marks';
import { StoreList } from './StoreList';

/** Without a price nothing can be bought at once, which is not seen from here otherwise. */
function NoPrices() {
  const translate = useTranslate();
  const { data, isPending } = useListContext<Row>();
  if (isPending || data?.some(({ active }) => active)) return null;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {translate('catalog.noPrices')}
    </Alert>
  );
}

export default function PricingProfileList() {
  const translate = useTranslate();
  return (
    <StoreList
      include={['productTemplate']}
      sort="name"
      empty={translate('catalog.noProfiles')}
      newText={translate('catalog.newProfile')}
      intro={<NoPrices />}
    >
      <DataTable.Col source="name" sx={{ fontWeight: 600 }} />
      <DataTable.Col
        source="productTemplate"
        disableSort
        render={({ included }: Row) => included?.productTemplate?.name ?? translate('catalog.everythingElse')}
      />
      {unusedColumn('active', translate('catalog.notUsed'))}
    </StoreList>
  );
}
