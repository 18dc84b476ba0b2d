import { email, maxLength, required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { rulesOf } from '../providers/rights';

/** What may change of a member of staff at any time. */
export function TechnicianFields() {
  const translate = useTranslate();
  const roles = (rulesOf('Technician').values.role ?? []).map((value) => ({
    id: value,
    name: translate(`resources.Technician.values.role.${value}`),
  }));
  return (
    <>
      <TextInput source="displayName" validate={maxLength(100)} helperText={false} />
      <TextInput source="email" type="email" validate={[required(), email(), maxLength(254)]} helperText={false} />
      <SelectInput source="role" choices={roles} validate={required()} helperText={false} />
    </>
  );
}
