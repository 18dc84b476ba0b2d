/** Pages of what customers choose from: a name, a sentence beside it, and a place among the others. */
import { Card } from '@mui/material';
import {
  BooleanInput,
  CreateBase,
  EditBase,
  NumberInput,
  TextInput,
  useEditContext,
  useRedirect,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { CreateForm } from '../parts/CreateForm';
import { EditForm } from '../parts/EditForm';
import { FormGrid } from '../parts/FormGrid';
import { limitsOf } from '../parts/limits';
import { Screen } from '../parts/Screen';
import { DeleteRow } from './DeleteRow';
import { StoreTabs } from './StoreTabs';

export type Choice = 'ToleranceClass' | 'TurnaroundProfile';

const INPUTS: Record<Choice, string[]> = {
  ToleranceClass: ['toleranceMm', 'sortOrder'],
  TurnaroundProfile: ['sortOrder'],
};

function fieldsOf(resource: Choice) {
  const [name, description] = ['name', 'description'].map((field) => limitsOf(resource, field));
  const numbers = INPUTS[resource].map((source) => ({ source, validate: limitsOf(resource, source) }));
  return { name, description, numbers };
}

const FIELDS = { ToleranceClass: fieldsOf('ToleranceClass'), TurnaroundProfile: fieldsOf('TurnaroundProfile') };

function ChoiceFields() {
  const { name, description, numbers } = FIELDS[useResourceContext() as Choice];
  return (
    <>
      <FormGrid>
        <TextInput source="name" validate={name} helperText={false} />
        {numbers.map((number) => (
          <NumberInput key={number.source} {...number} helperText={false} />
        ))}
      </FormGrid>
      <TextInput source="description" validate={description} multiline helperText="catalog.choiceHelp" />
      <BooleanInput source="isActive" helperText="catalog.choiceActive" />
    </>
  );
}

const USUAL = { isActive: true, sortOrder: 10 };

export function ChoiceCreate() {
  const translate = useTranslate();
  const redirect = useRedirect();
  const resource = useResourceContext() ?? '';
  return (
    <CreateBase>
      <Screen title={translate(`catalog.newChoice.${resource}`)} width={760} head={<StoreTabs />}>
        <Card>
          <CreateForm defaultValues={USUAL} onMade={() => redirect('list', resource)}>
            <ChoiceFields />
          </CreateForm>
        </Card>
      </Screen>
    </CreateBase>
  );
}

function ChoicePage() {
  const translate = useTranslate();
  const { record, resource } = useEditContext();
  const title = record?.name ?? translate(`catalog.tabs.${resource}`);
  return (
    <Screen title={title} width={760} head={<StoreTabs />} actions={<DeleteRow name={title} />}>
      <Card>
        <EditForm goTo="list">
          <ChoiceFields />
        </EditForm>
      </Card>
    </Screen>
  );
}

export function ChoiceEdit() {
  return (
    <EditBase mutationMode="pessimistic">
      <ChoicePage />
    </EditBase>
  );
}
