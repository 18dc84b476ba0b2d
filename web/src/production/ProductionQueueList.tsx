/** The queues of the shop floor, in their order. */
import AddIcon from '@mui/icons-material/Add';
import { Button, Card } from '@mui/material';
import { DataTable, ListBase, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { unusedColumn } from '../catalog/marks';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { LiveList } from '../parts/LiveList';
import { Nothing, Screen } from '../parts/Screen';
import { useFormat } from '../parts/useFormat';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayDo } from '../providers/rights';

const INCLUDED = { ...IN_PLACE, meta: { include: ['printer'] } };

export default function ProductionQueueList() {
  const translate = useTranslate();
  const { minutes } = useFormat();
  const who = useWho();
  return (
    <ListBase sort={{ field: 'sortOrder', order: 'ASC' }} perPage={200} queryOptions={INCLUDED}>
      <LiveList />
      <Screen
        title={translate('production.queues')}
        width={1000}
        actions={
          <>
            <Button component={Link} to="/production">
              {translate('menu.production')}
            </Button>
            {who && mayDo('create', 'ProductionQueue', who) && (
              <Button component={Link} to="/ProductionQueue/create" variant="contained" startIcon={<AddIcon />}>
                {translate('production.newQueue')}
              </Button>
            )}
          </>
        }
      >
        <Card>
          <ListTrouble />
          <DataTable
            rowClick={who && mayDo('update', 'ProductionQueue', who) ? 'edit' : false}
            bulkActionButtons={false}
            empty={<Nothing>{translate('production.noQueues')}</Nothing>}
            sx={{ '& .column-sortOrder': { display: { xs: 'none', sm: 'table-cell' } } }}
          >
            <DataTable.Col source="name" sx={{ fontWeight: 600 }} />
            <DataTable.Col
              source="printer"
              disableSort
              render={({ included }: Row) => included?.printer?.name ?? '–'}
            />
            <DataTable.Col
              source="minutesPerDay"
              label="production.perDay"
              render={({ minutesPerDay }: Row) => minutes(minutesPerDay)}
            />
            <DataTable.NumberCol source="sortOrder" />
            {unusedColumn('active', translate('production.closed'))}
          </DataTable>
        </Card>
      </Screen>
    </ListBase>
  );
}
