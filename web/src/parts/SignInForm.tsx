/** Username and password, then the code of the second factor where there is one. What the server refuses is said in place. */
import { Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { CodeInput } from '../account/CodeInput';
import { PasswordInput } from '../account/PasswordInput';
import { TurnOn } from '../account/TurnOn';
import type { SignIn } from '../providers/authProvider';
import { isRefusal } from '../providers/errors';
import { Refusal } from './Refusal';
import { useAttempt } from './useAttempt';

interface Props {
  signIn: (login: SignIn) => Promise<unknown>;
  username?: string;
}

type Step = 'password' | 'code' | 'enrol';

export function SignInForm({ signIn, username: known = '' }: Props) {
  const translate = useTranslate();
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [step, setStep] = useState<Step>('password');
  const { attempt, error, isWorking } = useAttempt(async () => {
    try {
      await signIn({ username, password, ...(step === 'code' ? { code } : {}) });
    } catch (refused) {
      if (isRefusal(refused, 'factor.mustEnrol')) setStep('enrol');
      else if (isRefusal(refused, 'factor.codeNeeded')) setStep('code');
      else throw refused;
    }
  });

  if (step === 'enrol')
    return (
      <Stack sx={{ gap: 2 }}>
        <Typography>{translate('account.mustEnrol')}</Typography>
        <TurnOn password={password} done={() => signIn({ username, password, isSignedIn: true })} />
      </Stack>
    );

  return (
    <Stack component="form" spacing={2} onSubmit={attempt}>
      <Refusal error={error} />
      {step === 'code' ? (
        <CodeInput value={code} onChange={setCode} hint={translate('account.orRecovery')} />
      ) : (
        <>
          <TextField
            label={translate('shell.signIn.username')}
            value={username}
            onChange={(event) => setUsername(event.target.value)}
            autoComplete="username"
            autoFocus={!known}
            required
          />
          <PasswordInput value={password} onChange={setPassword} isFirst={Boolean(known)} />
        </>
      )}
      <Button type="submit" variant="contained" size="large" disabled={isWorking}>
        {translate(isWorking ? 'shell.signIn.working' : 'shell.signIn.submit')}
      </Button>
      {step === 'code' && <Button onClick={() => setStep('password')}>{translate('ra.action.back')}</Button>}
    </Stack>
  );
}
