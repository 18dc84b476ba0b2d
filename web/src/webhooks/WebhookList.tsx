/** Who outside is told of what happens in the shop. */
import AddIcon from '@mui/icons-material/Add';
import { Button, Card, Chip } from '@mui/material';
import { DataTable, ListBase, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { LiveList } from '../parts/LiveList';
import { Nothing, Screen } from '../parts/Screen';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayDo } from '../providers/rights';

const NARROW = {
  overflowX: 'auto',
  '& .column-events': { display: { xs: 'none', sm: 'table-cell' } },
  '& td.column-url': { overflowWrap: 'anywhere' },
};

function Standing({ isActive, pausedBecause }: Row) {
  const translate = useTranslate();
  if (pausedBecause && isActive) return <Chip size="small" color="error" label={translate('webhooks.isPaused')} />;
  return isActive ? null : <Chip size="small" variant="outlined" label={translate('webhooks.isOff')} />;
}

export default function WebhookList() {
  const translate = useTranslate();
  const who = useWho();
  return (
    <ListBase sort={{ field: 'name', order: 'ASC' }} perPage={100} queryOptions={IN_PLACE}>
      <LiveList />
      <Screen
        title={translate('menu.webhooks')}
        width={1100}
        actions={
          who &&
          mayDo('create', 'Webhook', who) && (
            <Button component={Link} to="/Webhook/create" variant="contained" startIcon={<AddIcon />}>
              {translate('webhooks.newWebhook')}
            </Button>
          )
        }
      >
        <Card>
          <ListTrouble />
          <DataTable
            rowClick="edit"
            bulkActionButtons={false}
            empty={<Nothing>{translate('webhooks.none')}</Nothing>}
            sx={NARROW}
          >
            <DataTable.Col source="name" sx={{ fontWeight: 600 }} />
            <DataTable.Col source="url" disableSort />
            <DataTable.Col source="events" disableSort render={({ events }: Row) => events.join(', ')} />
            <DataTable.Col source="isActive" label={false} render={(row: Row) => <Standing {...row} />} />
          </DataTable>
        </Card>
      </Screen>
    </ListBase>
  );
}
