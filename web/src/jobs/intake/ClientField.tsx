/** Whom the job is for, found by typing; somebody new is made on the spot. */
import { Dialog, DialogTitle } from '@mui/material';
import {
  AutocompleteInput,
  ReferenceInput,
  ResourceContextProvider,
  required,
  useCreateSuggestionContext,
  useTranslate,
} from 'react-admin';
import { CreateForm } from '../../parts/CreateForm';
import { ClientFields } from '../../people/ClientFields';
import type { Row } from '../../providers/errors';

const BY_NAME = { field: 'companyName', order: 'ASC' as const };
const nameOf = ({ companyName, clientCode }: Row) => `${companyName} · ${clientCode}`;
const byWords = (q: string) => ({ q });

function NewClient() {
  const translate = useTranslate();
  const { filter, onCancel, onCreate } = useCreateSuggestionContext();
  return (
    <Dialog open onClose={onCancel} maxWidth="sm" fullWidth aria-labelledby="new-client">
      <DialogTitle id="new-client">{translate('clients.new')}</DialogTitle>
      <ResourceContextProvider value="Client">
        <CreateForm defaultValues={{ billingStatus: 'Active', companyName: filter ?? '' }} onMade={onCreate}>
          <ClientFields />
        </CreateForm>
      </ResourceContextProvider>
    </Dialog>
  );
}

export function ClientField({ isFirst = false }: { isFirst?: boolean }) {
  return (
    <ReferenceInput source="client" reference="Client" sort={BY_NAME} perPage={20}>
      <AutocompleteInput
        optionText={nameOf}
        filterToQuery={byWords}
        validate={required()}
        create={<NewClient />}
        createLabel="intake.newClient"
        createItemLabel="intake.newClientNamed"
        helperText={false}
        openOnFocus={false}
        autoFocus={isFirst}
      />
    </ReferenceInput>
  );
}
