import { BooleanInput, NumberInput, TextInput } from 'react-admin';
import { FormGrid } from '../parts/FormGrid';
import { limitsOf } from '../parts/limits';
import { TemplateInput } from './TemplateInput';

const NAME = limitsOf('CatalogItem', 'name');
const SLUG = limitsOf('CatalogItem', 'slug');
const DESCRIPTION = limitsOf('CatalogItem', 'description');
const ORDER = limitsOf('CatalogItem', 'sortOrder');

export function CatalogItemFields() {
  return (
    <>
      <FormGrid>
        <TextInput source="name" validate={NAME} helperText={false} />
        <TextInput source="slug" validate={SLUG} helperText="catalog.slugHelp" />
        <TemplateInput helperText="catalog.templateHelp" />
        <NumberInput source="sortOrder" validate={ORDER} helperText="catalog.orderHelp" />
      </FormGrid>
      <TextInput source="description" validate={DESCRIPTION} multiline minRows={3} helperText={false} />
      <BooleanInput source="featured" helperText="catalog.featuredHelp" />
      <BooleanInput source="active" helperText="catalog.activeHelp" />
    </>
  );
}
