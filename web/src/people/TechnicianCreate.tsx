/** A new member of staff, with the first password to hand over. */
import { Card } from '@mui/material';
import { useState } from 'react';
import { CreateBase, maxLength, required, TextInput, useInput, useRedirect, useTranslate } from 'react-admin';
import { CreateForm } from '../parts/CreateForm';
import { FormGrid } from '../parts/FormGrid';
import { Screen } from '../parts/Screen';
import { HandOver } from './HandOver';
import { madePassword } from './madePassword';
import { PasswordInput } from './PasswordInput';
import { TechnicianFields } from './TechnicianFields';

function FirstPassword() {
  const { field, fieldState } = useInput({ source: 'password', validate: required() });
  return <PasswordInput value={field.value} onChange={field.onChange} error={fieldState.error?.message} />;
}

export default function TechnicianCreate() {
  const translate = useTranslate();
  const redirect = useRedirect();
  const [defaults] = useState(() => ({ role: 'technician', password: madePassword() }));
  const [made, setMade] = useState<{ username: string; password: string }>();
  return (
    <CreateBase>
      <Screen title={translate('staff.new')} width={760}>
        <Card>
          <CreateForm
            defaultValues={defaults}
            onMade={({ username }, { password }) => setMade({ username, password: String(password) })}
          >
            <FormGrid>
              <TextInput
                source="username"
                validate={[required(), maxLength(60)]}
                autoFocus
                autoComplete="off"
                helperText={false}
              />
              <TechnicianFields />
            </FormGrid>
            <FirstPassword />
          </CreateForm>
        </Card>
        {made && <HandOver {...made} onClose={() => redirect('list', 'Technician')} />}
      </Screen>
    </CreateBase>
  );
}
