/** The keys of machines: what each may do, whether it holds, and its end. */
import AddIcon from '@mui/icons-material/Add';
import { Button, Card, Chip, Typography } from '@mui/material';
import { useState } from 'react';
import { DataTable, ListBase, useRefresh, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { Nothing, Screen } from '../parts/Screen';
import { ShownOnce } from '../parts/ShownOnce';
import { useFormat } from '../parts/useFormat';
import { useSave } from '../parts/useSave';
import { ValueField } from '../parts/ValueField';
import type { Row } from '../providers/errors';
import { NewKeyDialog } from './NewKeyDialog';

const NARROW = {
  '& .column-scopes, & .column-lastUsedAt, & .column-role': { display: { xs: 'none', md: 'table-cell' } },
  '& .column-expiresAt': { display: { xs: 'none', sm: 'table-cell' } },
  '& td.column-scopes': { maxWidth: 320, overflowWrap: 'anywhere' },
};

export default function ApiKeyList() {
  const translate = useTranslate();
  const { moment } = useFormat();
  const refresh = useRefresh();
  const save = useSave('ApiKey');
  const [isAsking, setAsking] = useState(false);
  const [made, setMade] = useState<string>();
  const [revoking, setRevoking] = useState<Row>();

  function stateOf({ state, expiresAt }: Row) {
    if (state === 'Revoked') return <Chip size="small" label={translate('resources.ApiKey.values.state.Revoked')} />;
    const hasExpired = new Date(expiresAt) <= new Date();
    const text = translate(hasExpired ? 'keys.expired' : 'resources.ApiKey.values.state.Active');
    return <Chip size="small" color={hasExpired ? 'warning' : 'success'} label={text} />;
  }

  return (
    <ListBase sort={{ field: 'createdAt', order: 'DESC' }} perPage={100} queryOptions={IN_PLACE}>
      <Screen
        title={translate('menu.apiKeys')}
        width={1200}
        head={<Typography variant="body2">{translate('keys.intro')}</Typography>}
        actions={
          <Button variant="contained" startIcon={<AddIcon />} onClick={() => setAsking(true)}>
            {translate('keys.new')}
          </Button>
        }
      >
        <Card>
          <ListTrouble />
          <DataTable
            rowClick={false}
            bulkActionButtons={false}
            empty={<Nothing>{translate('keys.none')}</Nothing>}
            sx={NARROW}
          >
            <DataTable.Col
              source="name"
              render={({ name, hint }: Row) => (
                <>
                  <Typography variant="body2" sx={{ fontWeight: 600 }}>
                    {name}
                  </Typography>
                  <Typography variant="body2" color="text.secondary" component="code">
                    {hint}
                  </Typography>
                </>
              )}
            />
            <DataTable.Col source="role" field={ValueField} />
            <DataTable.Col source="scopes" disableSort render={({ scopes }: Row) => scopes.join(', ')} />
            <DataTable.Col source="expiresAt" render={({ expiresAt }: Row) => moment(expiresAt)} />
            <DataTable.Col
              source="lastUsedAt"
              render={({ lastUsedAt }: Row) => (lastUsedAt ? moment(lastUsedAt) : translate('keys.never'))}
            />
            <DataTable.Col source="state" render={stateOf} />
            <DataTable.Col
              source="id"
              label={false}
              disableSort
              render={(row: Row) =>
                row.state === 'Active' && (
                  <Button
                    color="error"
                    size="small"
                    aria-label={`${translate('keys.revoke')}: ${row.name}`}
                    onClick={() => setRevoking(row)}
                  >
                    {translate('keys.revoke')}
                  </Button>
                )
              }
            />
          </DataTable>
        </Card>
      </Screen>
      {isAsking && (
        <NewKeyDialog
          close={() => setAsking(false)}
          made={(key) => {
            setMade(key);
            refresh();
          }}
        />
      )}
      {made && (
        <ShownOnce
          title={translate('keys.made')}
          text={translate('keys.once')}
          label={translate('keys.made')}
          secret={made}
          onClose={() => setMade(undefined)}
        />
      )}
      {revoking && (
        <ConfirmDialog
          title={translate('keys.revokeTitle', { name: revoking.name })}
          text={translate('keys.revokeWarning')}
          action={translate('keys.revoke')}
          color="error"
          run={() => save(revoking, { state: 'Revoked' })}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </ListBase>
  );
}
