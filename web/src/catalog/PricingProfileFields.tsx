import { TextInput } from 'react-admin';
import { FormGrid } from '../parts/FormGrid';
import { limitsOf } from '../parts/limits';
import { TemplateInput } from './TemplateInput';

const NAME = limitsOf('PricingProfile', 'name');

export function PricingProfileFields() {
  return (
    <FormGrid>
      <TextInput source="name" validate={NAME} helperText={false} />
      <TemplateInput helperText="catalog.profileTemplateHelp" />
    </FormGrid>
  );
}
