/** Who works here. A manager sees to it. */
import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Card, Chip, Typography } from '@mui/material';
import { DataTable, EmailField, ListBase, Pagination, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { inactiveMark } from '../parts/inactiveMark';
import { ListFilters, SearchFilter, SelectFilter, ViewTabs } from '../parts/ListFilters';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { LiveList } from '../parts/LiveList';
import { RowLink } from '../parts/RowLink';
import { Screen } from '../parts/Screen';
import { useWho } from '../parts/useWho';
import { ValueField } from '../parts/ValueField';
import type { Row } from '../providers/errors';
import { mayDo, rulesOf } from '../providers/rights';
import { useSecondFactors } from './useSecondFactors';

const ACTIVE = { isActive: true };

export default function TechnicianList() {
  const translate = useTranslate();
  const who = useWho();
  const withFactor = useSecondFactors();
  const mayChange = who && mayDo('update', 'Technician', who);
  const roles = rulesOf('Technician').values.role ?? [];
  return (
    <ListBase
      sort={{ field: 'username', order: 'ASC' }}
      perPage={50}
      queryOptions={IN_PLACE}
      filterDefaultValues={ACTIVE}
    >
      <LiveList />
      <Screen
        title={translate('menu.staff')}
        width={1100}
        head={
          <ListFilters>
            <SearchFilter />
            <SelectFilter
              source="role"
              label={translate('resources.Technician.fields.role')}
              choices={roles.map((value) => ({ value, text: translate(`resources.Technician.values.role.${value}`) }))}
            />
          </ListFilters>
        }
        actions={
          who &&
          mayDo('create', 'Technician', who) && (
            <Button component={Link} to="/Technician/create" variant="contained" startIcon={<AddIcon />}>
              {translate('staff.new')}
            </Button>
          )
        }
      >
        <Card>
          <ViewTabs
            views={[
              { name: 'active', text: translate('staff.views.active'), filter: ACTIVE },
              { name: 'inactive', text: translate('staff.views.inactive'), filter: { isActive: false } },
              { name: 'all', text: translate('staff.views.all'), filter: {} },
            ]}
          />
          <ListTrouble />
          <DataTable
            rowClick={mayChange ? 'edit' : false}
            bulkActionButtons={false}
            sx={{ '& .column-email': { display: { xs: 'none', sm: 'table-cell' } } }}
          >
            <DataTable.Col
              source="username"
              label="resources.Technician.fields.displayName"
              render={({ id, displayName, username }: Row) => (
                <Box>
                  {mayChange ? (
                    <RowLink to={`/Technician/${id}`}>{displayName ?? username}</RowLink>
                  ) : (
                    (displayName ?? username)
                  )}
                  <Typography variant="body2" color="text.secondary">
                    {username}
                  </Typography>
                </Box>
              )}
            />
            <DataTable.Col source="role" field={ValueField} />
            <DataTable.Col source="email" field={EmailField} />
            {who && mayDo('read', 'SecondFactor', who) && (
              <DataTable.Col
                source="id"
                label="account.factor"
                disableSort
                render={({ id }: Row) =>
                  withFactor.has(String(id)) && <Chip size="small" color="success" label={translate('account.on')} />
                }
              />
            )}
            <DataTable.Col source="isActive" label={false} render={inactiveMark(translate('staff.inactive'))} />
          </DataTable>
          <Pagination rowsPerPageOptions={[25, 50, 100]} />
        </Card>
      </Screen>
    </ListBase>
  );
}
