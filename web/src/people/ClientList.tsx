/** Everybody the shop prints for. */
import AddIcon from '@mui/icons-material/Add';
import ImportIcon from '@mui/icons-material/FileUploadOutlined';
import { Button, Card } from '@mui/material';
import { DataTable, EmailField, ListBase, Pagination, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ListFilters, SearchFilter, SelectFilter } from '../parts/ListFilters';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { RowLink } from '../parts/RowLink';
import { Screen } from '../parts/Screen';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayDo, rulesOf } from '../providers/rights';
import { Billing } from './Billing';

const NARROW = {
  overflowX: 'auto',
  '& .column-contactName, & .column-billingStatus': { display: { xs: 'none', sm: 'table-cell' } },
  '& .column-email, & .column-phone': { display: { xs: 'none', md: 'table-cell' } },
};

export default function ClientList() {
  const translate = useTranslate();
  const who = useWho();
  const billing = rulesOf('Client').suggested.billingStatus ?? [];
  return (
    <ListBase sort={{ field: 'companyName', order: 'ASC' }} perPage={50} queryOptions={IN_PLACE}>
      <Screen
        title={translate('menu.clients')}
        head={
          <ListFilters>
            <SearchFilter />
            <SelectFilter
              source="billingStatus"
              label={translate('resources.Client.fields.billingStatus')}
              choices={billing.map((value) => ({ value, text: translate(`clients.billing.${value}`) }))}
            />
          </ListFilters>
        }
        actions={
          who &&
          mayDo('create', 'Client', who) && (
            <>
              <Button component={Link} to="/Client/import" startIcon={<ImportIcon />}>
                {translate('imports.open')}
              </Button>
              <Button component={Link} to="/Client/create" variant="contained" startIcon={<AddIcon />}>
                {translate('clients.new')}
              </Button>
            </>
          )
        }
      >
        <Card>
          <ListTrouble />
          <DataTable rowClick="show" bulkActionButtons={false} sx={NARROW}>
            <DataTable.Col
              source="companyName"
              render={({ id, companyName }: Row) => <RowLink to={`/Client/${id}/show`}>{companyName}</RowLink>}
            />
            <DataTable.Col source="clientCode" />
            <DataTable.Col source="contactName" />
            <DataTable.Col source="email" field={EmailField} />
            <DataTable.Col source="phone" />
            <DataTable.Col
              source="billingStatus"
              render={({ billingStatus }: Row) => <Billing status={billingStatus} />}
            />
          </DataTable>
          <Pagination rowsPerPageOptions={[25, 50, 100]} />
        </Card>
      </Screen>
    </ListBase>
  );
}
