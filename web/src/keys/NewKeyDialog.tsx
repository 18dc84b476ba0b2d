/** Asks what a new key is called, what it may do and until when. */
import { MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../parts/FormDialog';
import { Refusal } from '../parts/Refusal';
import { callFunction } from '../providers/functions';
import { rulesOf } from '../providers/rights';
import { ScopeChoice } from './ScopeChoice';

const DAYS = [30, 90, 365, 730];
const DAY_MS = 86_400_000;

export function NewKeyDialog({ made, close }: { made: (key: string) => void; close: () => void }) {
  const translate = useTranslate();
  const roles = rulesOf('ApiKey').values.role ?? [];
  const [name, setName] = useState('');
  const [role, setRole] = useState(roles[0] ?? '');
  const [days, setDays] = useState(90);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { data, error } = useQuery({
    queryKey: ['apiKeyChoices'],
    queryFn: () => callFunction<Record<string, string[]>>('apiKeyChoices'),
  });
  const offered = data?.[role] ?? [];
  const scopes = offered.filter((scope) => chosen.has(scope));

  async function run() {
    const expiresAt = { __type: 'Date', iso: new Date(Date.now() + days * DAY_MS).toISOString() };
    const { key } = await callFunction<{ key: string }>('createApiKey', { name, role, scopes, expiresAt });
    made(key);
  }

  return (
    <FormDialog
      title={translate('keys.new')}
      action={translate('keys.make')}
      width="sm"
      isReady={name.trim() !== '' && scopes.length > 0}
      run={run}
      close={close}
    >
      <TextField
        label={translate('resources.ApiKey.fields.name')}
        helperText={translate('keys.nameHint')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 80 } }}
        required
        autoFocus
      />
      <TextField
        select
        label={translate('resources.ApiKey.fields.role')}
        helperText={translate('keys.roleHint')}
        value={role}
        onChange={(event) => setRole(event.target.value)}
      >
        {roles.map((value) => (
          <MenuItem key={value} value={value}>
            {translate(`resources.ApiKey.values.role.${value}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={translate('keys.holds')}
        value={days}
        onChange={(event) => setDays(Number(event.target.value))}
      >
        {DAYS.map((count) => (
          <MenuItem key={count} value={count}>
            {translate('keys.days', { count })}
          </MenuItem>
        ))}
      </TextField>
      <Refusal error={error} />
      <ScopeChoice offered={offered} chosen={chosen} choose={setChosen} />
    </FormDialog>
  );
}
