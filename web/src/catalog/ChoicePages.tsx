/** Pages of what customers choose from: a name, a sentence beside it, and a place among the others. */
import { BooleanInput, NumberInput, TextInput, useResourceContext, useTranslate } from 'react-admin';
import { CreatePage } from '../parts/CreatePage';
import { EditPage } from '../parts/EditPage';
import { FormGrid } from '../parts/FormGrid';
import { limitsOf } from '../parts/limits';
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
  const resource = useResourceContext() ?? '';
  return (
    <CreatePage
      title={translate(`catalog.newChoice.${resource}`)}
      head={<StoreTabs />}
      defaultValues={USUAL}
      goTo="list"
    >
      <ChoiceFields />
    </CreatePage>
  );
}

export function ChoiceEdit() {
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  return (
    <EditPage
      title={(row) => row?.name ?? translate(`catalog.tabs.${resource}`)}
      head={<StoreTabs />}
      actions={<DeleteRow />}
      goTo="list"
    >
      <ChoiceFields />
    </EditPage>
  );
}
