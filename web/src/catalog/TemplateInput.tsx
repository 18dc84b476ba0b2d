import { AutocompleteInput, ReferenceInput } from 'react-admin';

/** One of the shop's product templates, or none. */
export function TemplateInput({ helperText }: { helperText: string }) {
  return (
    <ReferenceInput
      source="productTemplate"
      reference="ProductTemplate"
      perPage={100}
      sort={{ field: 'name', order: 'ASC' }}
    >
      <AutocompleteInput optionText="name" filterToQuery={(words: string) => ({ q: words })} helperText={helperText} />
    </ReferenceInput>
  );
}
