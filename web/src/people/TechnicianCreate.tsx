/** A new member of staff: invited by mail to choose a password, or given one that is handed over. */
import { Card } from '@mui/material';
import { useState } from 'react';
import {
  CreateBase,
  maxLength,
  required,
  TextInput,
  useInput,
  useNotify,
  useRedirect,
  useTranslate,
} from 'react-admin';
import { CreateForm } from '../parts/CreateForm';
import { FormGrid } from '../parts/FormGrid';
import { Screen } from '../parts/Screen';
import { HandOver } from './HandOver';
import { PasswordInput } from './PasswordInput';
import { TechnicianFields } from './TechnicianFields';

const DEFAULTS = { role: 'technician' };

function FirstPassword() {
  const translate = useTranslate();
  const { field, fieldState } = useInput({ source: 'password', defaultValue: '' });
  return (
    <PasswordInput
      value={field.value}
      onChange={field.onChange}
      error={fieldState.error?.message}
      hint={translate('staff.password.invited')}
    />
  );
}

export default function TechnicianCreate() {
  const translate = useTranslate();
  const redirect = useRedirect();
  const notify = useNotify();
  const [made, setMade] = useState<{ username: string; password: string }>();
  return (
    <CreateBase>
      <Screen title={translate('staff.new')} width={760}>
        <Card>
          <CreateForm
            defaultValues={DEFAULTS}
            onMade={({ username }, { password }) => {
              if (password) setMade({ username, password: String(password) });
              else {
                notify('staff.invited', { type: 'success', messageArgs: { username } });
                redirect('list', 'Technician');
              }
            }}
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
