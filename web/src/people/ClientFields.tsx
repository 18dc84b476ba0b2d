import { AutocompleteInput, email, maxLength, required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { FormGrid } from '../parts/FormGrid';
import { rulesOf } from '../providers/rights';

/** A client's fields, in a form. */
export function ClientFields() {
  const translate = useTranslate();
  const billing = (rulesOf('Client').suggested.billingStatus ?? []).map((value) => ({
    id: value,
    name: translate(`clients.billing.${value}`),
  }));
  const languages = (rulesOf('Client').values.language ?? []).map((value) => ({
    id: value,
    name: translate(`resources.Client.values.language.${value}`),
  }));
  return (
    <FormGrid>
      <TextInput source="companyName" validate={[required(), maxLength(200)]} autoFocus helperText={false} />
      <TextInput source="clientCode" validate={[required(), maxLength(40)]} helperText={false} />
      <TextInput source="contactName" validate={[required(), maxLength(200)]} helperText={false} />
      <TextInput source="email" type="email" validate={[required(), email(), maxLength(254)]} helperText={false} />
      <TextInput source="phone" type="tel" validate={maxLength(50)} helperText={false} />
      <SelectInput source="language" choices={languages} helperText={false} />
      <AutocompleteInput source="billingStatus" choices={billing} validate={required()} helperText={false} />
    </FormGrid>
  );
}
