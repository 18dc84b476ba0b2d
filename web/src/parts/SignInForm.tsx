/** Username and password. What the server refuses is said in place, and nothing typed is lost. */
import { Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Refusal } from './Refusal';
import { useAttempt } from './useAttempt';

interface Props {
  signIn: (login: { username: string; password: string }) => Promise<unknown>;
  username?: string;
}

export function SignInForm({ signIn, username: known = '' }: Props) {
  const translate = useTranslate();
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const { attempt, error, isWorking } = useAttempt(() => signIn({ username, password }));

  return (
    <Stack component="form" spacing={2} onSubmit={attempt}>
      <Refusal error={error} />
      <TextField
        label={translate('shell.signIn.username')}
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        autoComplete="username"
        autoFocus={!known}
        required
      />
      <TextField
        label={translate('shell.signIn.password')}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        type="password"
        autoComplete="current-password"
        autoFocus={Boolean(known)}
        required
      />
      <Button type="submit" variant="contained" size="large" disabled={isWorking}>
        {translate(isWorking ? 'shell.signIn.working' : 'shell.signIn.submit')}
      </Button>
    </Stack>
  );
}
