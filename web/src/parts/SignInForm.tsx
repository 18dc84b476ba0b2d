/** Username and password. What the server refuses is said in place, and nothing typed is lost. */
import { Alert, Button, Stack, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  signIn: (login: { username: string; password: string }) => Promise<unknown>;
  username?: string;
}

export function SignInForm({ signIn, username: known = '' }: Props) {
  const translate = useTranslate();
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [isWorking, setWorking] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setWorking(true);
    setRefusal(undefined);
    try {
      await signIn({ username, password });
    } catch (error) {
      setRefusal((error as Error).message);
    } finally {
      setWorking(false);
    }
  }

  return (
    <Stack component="form" spacing={2} onSubmit={submit}>
      {refusal && <Alert severity="error">{translate(refusal, { _: refusal })}</Alert>}
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
