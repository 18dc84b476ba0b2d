/** What a coordinator may change of a job; where it stands changes by its moves, its file on its page. */
import { Alert, Card, Divider } from '@mui/material';
import type { ReactNode } from 'react';
import { BooleanInput, EditBase, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { EditForm } from '../parts/EditForm';
import { FormGrid } from '../parts/FormGrid';
import { limitsOf } from '../parts/limits';
import { Screen } from '../parts/Screen';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayWrite } from '../providers/rights';
import { ClientField } from './intake/ClientField';
import { MaterialFields } from './intake/MaterialFields';
import { PlanFields } from './intake/PlanFields';

const TRACKING = limitsOf('PrintJob', 'trackingNumber');

function Fields() {
  const translate = useTranslate();
  const who = useWho();
  const job = useRecordContext<Row>();
  if (!who || !job) return null;
  if (!mayWrite('priority', 'PrintJob', who, job)) return <Alert severity="info">{translate('intake.notYours')}</Alert>;
  return (
    <>
      <ClientField />
      <MaterialFields />
      <Divider flexItem sx={{ my: 2 }} />
      <PlanFields />
      <FormGrid>
        <BooleanInput source="quoteRequested" helperText={false} />
        <TextInput source="trackingNumber" validate={TRACKING} helperText={false} />
      </FormGrid>
    </>
  );
}

function Headed({ children }: { children: ReactNode }) {
  const translate = useTranslate();
  const job = useRecordContext<Row>();
  return (
    <Screen title={translate('intake.edit', { job: job?.jobNumber ?? '' })} width={820}>
      <Card>{children}</Card>
    </Screen>
  );
}

export default function PrintJobEdit() {
  return (
    <EditBase mutationMode="pessimistic">
      <Headed>
        <EditForm>
          <Fields />
        </EditForm>
      </Headed>
    </EditBase>
  );
}
