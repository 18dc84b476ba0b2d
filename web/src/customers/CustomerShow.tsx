/** One customer: their account, which can be closed to them, and their orders. */
import { Link as Anchor, Box, Button, Card, Stack } from '@mui/material';
import { useState } from 'react';
import { ShowBase, useRecordContext, useTranslate } from 'react-admin';
import { Fact } from '../jobs/page/Fact';
import { OrderTable } from '../orders/OrderTable';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { ListInPage } from '../parts/ListInPage';
import { RowLink } from '../parts/RowLink';
import { RowName } from '../parts/RowName';
import { Screen } from '../parts/Screen';
import { useFormat } from '../parts/useFormat';
import { useSave } from '../parts/useSave';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayWrite } from '../providers/rights';
import { AccountState } from './AccountState';

const INCLUDED = { meta: { include: ['client'] } };

/** Closes the account to its customer, or opens it again. */
function ActiveButton({ customer }: { customer: Row }) {
  const translate = useTranslate();
  const save = useSave('Customer');
  const [isAsking, setAsking] = useState(false);
  const action = translate(customer.isActive ? 'customers.deactivate' : 'customers.activate');
  return (
    <>
      <Button color={customer.isActive ? 'error' : 'primary'} onClick={() => setAsking(true)}>
        {action}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={`${customer.name}: ${action}`}
          text={translate(customer.isActive ? 'customers.deactivateText' : 'customers.activateText')}
          action={action}
          color={customer.isActive ? 'error' : 'primary'}
          run={() => save(customer, { isActive: !customer.isActive })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Orders({ customer }: { customer: string }) {
  const translate = useTranslate();
  return (
    <ListInPage resource="Order" title={translate('menu.orders')} filter={{ customer }} newestBy="placedAt">
      <OrderTable withWhose={false} />
    </ListInPage>
  );
}

function CustomerPage() {
  const translate = useTranslate();
  const { moment } = useFormat();
  const customer = useRecordContext<Row>();
  const who = useWho();
  if (!customer || !who) return null;
  const { id, name, email, language, emailVerifiedAt, createdAt, erasedAt, client } = customer;
  const label = (field: string) => translate(`resources.Customer.fields.${field}`);
  return (
    <Screen
      title={name}
      width={1240}
      head={
        <RowName name={name}>
          <AccountState customer={customer} />
        </RowName>
      }
      actions={!erasedAt && mayWrite('isActive', 'Customer', who, customer) && <ActiveButton customer={customer} />}
    >
      <Stack sx={{ gap: 2 }}>
        <Card sx={{ p: 2 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1.5 }}>
            <Fact label={label('email')}>{erasedAt ? email : <Anchor href={`mailto:${email}`}>{email}</Anchor>}</Fact>
            <Fact label={label('language')}>
              {language ? translate(`resources.Customer.values.language.${language}`) : '–'}
            </Fact>
            <Fact label={label('emailVerifiedAt')}>{emailVerifiedAt ? moment(emailVerifiedAt) : '–'}</Fact>
            <Fact label={label('createdAt')}>{moment(createdAt)}</Fact>
            {client && (
              <Fact label={label('client')}>
                <RowLink to={`/Client/${client}/show`}>
                  {customer.included?.client?.companyName ?? translate('orders.toClient')}
                </RowLink>
              </Fact>
            )}
            {erasedAt && <Fact label={label('erasedAt')}>{moment(erasedAt)}</Fact>}
          </Box>
        </Card>
        <Orders customer={id} />
      </Stack>
    </Screen>
  );
}

export default function CustomerShow() {
  return (
    <ShowBase queryOptions={INCLUDED}>
      <CustomerPage />
    </ShowBase>
  );
}
