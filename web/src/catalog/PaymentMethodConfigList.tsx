/** The ways to pay, and which of them customers can choose. */
import { Chip } from '@mui/material';
import { DataTable, useLocaleState, useTranslate } from 'react-admin';
import { ValueField } from '../parts/ValueField';
import type { Row } from '../providers/errors';
import { StoreList } from './StoreList';

export default function PaymentMethodConfigList() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const label = ({ configJson }: Row) => configJson?.label?.[locale] || translate('catalog.payment.usual');
  const state = ({ enabled }: Row) => (
    <Chip
      size="small"
      color={enabled ? 'primary' : 'default'}
      variant={enabled ? 'outlined' : 'filled'}
      label={translate(enabled ? 'catalog.payment.on' : 'catalog.payment.off')}
    />
  );
  return (
    <StoreList sort="sortOrder" empty={translate('catalog.payment.none')}>
      <DataTable.Col source="method" sx={{ fontWeight: 600 }}>
        <ValueField source="method" />
      </DataTable.Col>
      <DataTable.Col source="configJson" label="catalog.payment.label" disableSort render={label} />
      <DataTable.NumberCol source="sortOrder" />
      <DataTable.Col source="enabled" disableSort render={state} />
    </StoreList>
  );
}
