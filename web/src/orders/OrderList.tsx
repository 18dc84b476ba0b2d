/** What was ordered in the store, newest first; live. */
import { Card } from '@mui/material';
import { ListBase, Pagination, useTranslate } from 'react-admin';
import { ListFilters, SearchFilter, SelectFilter, ViewTabs } from '../parts/ListFilters';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { LiveList } from '../parts/LiveList';
import { usePlacedOrderCount } from '../parts/menuCounts';
import { Screen } from '../parts/Screen';
import { rulesOf, statusesOf } from '../providers/rights';
import { OrderTable } from './OrderTable';

const OPEN = { lifecycleStage_nin: [...(rulesOf('Order').lifecycle?.closed ?? [])] };

function Filters() {
  const translate = useTranslate();
  const choices = (field: string) =>
    statusesOf('Order', field).map((value) => ({
      value,
      text: translate(`resources.Order.values.${field}.${value}`),
    }));
  return (
    <ListFilters>
      <SearchFilter />
      <SelectFilter
        source="lifecycleStage"
        label={translate('resources.Order.fields.lifecycleStage')}
        choices={choices('lifecycleStage')}
      />
      <SelectFilter
        source="paymentState"
        label={translate('resources.Order.fields.paymentState')}
        choices={choices('paymentState')}
      />
    </ListFilters>
  );
}

function Views() {
  const translate = useTranslate();
  const placed = usePlacedOrderCount();
  return (
    <ViewTabs
      views={[
        { name: 'open', text: translate('orders.views.open'), filter: OPEN },
        { name: 'new', text: translate('orders.views.new'), count: placed, filter: { lifecycleStage: 'Placed' } },
        { name: 'all', text: translate('orders.views.all'), filter: {} },
      ]}
    />
  );
}

export default function OrderList() {
  const translate = useTranslate();
  return (
    <ListBase
      sort={{ field: 'placedAt', order: 'DESC' }}
      perPage={50}
      filterDefaultValues={OPEN}
      queryOptions={IN_PLACE}
    >
      <LiveList />
      <Screen title={translate('menu.orders')} head={<Filters />} width={1400}>
        <Card>
          <Views />
          <ListTrouble />
          <OrderTable />
          <Pagination rowsPerPageOptions={[25, 50, 100]} />
        </Card>
      </Screen>
    </ListBase>
  );
}
