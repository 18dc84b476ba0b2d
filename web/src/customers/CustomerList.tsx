/** Everybody with an account in the store. */
import { Card } from '@mui/material';
import { DataTable, EmailField, ListBase, Pagination, useTranslate } from 'react-admin';
import { ListFilters, SearchFilter } from '../parts/ListFilters';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { RowLink } from '../parts/RowLink';
import { Nothing, Screen } from '../parts/Screen';
import { TimeField } from '../parts/TimeField';
import type { Row } from '../providers/errors';
import { AccountState } from './AccountState';

const NARROW = {
  overflowX: 'auto',
  '& .column-email': { display: { xs: 'none', sm: 'table-cell' } },
  '& .column-emailVerifiedAt, & .column-createdAt': { display: { xs: 'none', md: 'table-cell' } },
};

export default function CustomerList() {
  const translate = useTranslate();
  return (
    <ListBase sort={{ field: 'createdAt', order: 'DESC' }} perPage={50} queryOptions={IN_PLACE}>
      <Screen
        title={translate('menu.customers')}
        width={1200}
        head={
          <ListFilters>
            <SearchFilter />
          </ListFilters>
        }
      >
        <Card>
          <ListTrouble />
          <DataTable
            rowClick="show"
            bulkActionButtons={false}
            empty={<Nothing>{translate('customers.none')}</Nothing>}
            sx={NARROW}
          >
            <DataTable.Col
              source="name"
              render={({ id, name }: Row) => <RowLink to={`/Customer/${id}/show`}>{name}</RowLink>}
            />
            <DataTable.Col source="email" field={EmailField} />
            <DataTable.Col source="emailVerifiedAt" field={TimeField} />
            <DataTable.Col source="createdAt" field={TimeField} />
            <DataTable.Col
              source="isActive"
              disableSort
              render={(customer: Row) => <AccountState customer={customer} />}
            />
          </DataTable>
          <Pagination rowsPerPageOptions={[25, 50, 100]} />
        </Card>
      </Screen>
    </ListBase>
  );
}
