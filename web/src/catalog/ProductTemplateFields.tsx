import { BooleanInput, TextInput } from 'react-admin';
import { limitsOf } from '../parts/limits';

const NAME = limitsOf('ProductTemplate', 'name');
const DESCRIPTION = limitsOf('ProductTemplate', 'description');

export function ProductTemplateFields() {
  return (
    <>
      <TextInput source="name" validate={NAME} helperText="catalog.templateNameHelp" />
      <TextInput source="description" validate={DESCRIPTION} multiline helperText={false} />
      <BooleanInput source="active" helperText="catalog.templateActive" />
    </>
  );
}
