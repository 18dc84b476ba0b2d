/** Turning the second factor on: the password, then the code of an app that has scanned the secret, then the recovery codes. */
import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Refusal } from '../parts/Refusal';
import { useAttempt } from '../parts/useAttempt';
import { callFunction } from '../providers/functions';
import { CodeInput } from './CodeInput';
import { PasswordInput } from './PasswordInput';
import { RecoveryCodes } from './RecoveryCodes';

interface Begun {
  secret: string;
  qr: string;
}

/** `password` is given by whoever has just signed in with it. */
export function TurnOn({ password: known = '', done }: { password?: string; done: () => void }) {
  const translate = useTranslate();
  const [password, setPassword] = useState(known);
  const [code, setCode] = useState('');
  const [begun, setBegun] = useState<Begun>();
  const [codes, setCodes] = useState<string[]>();
  const beginning = useAttempt(async () => setBegun(await callFunction<Begun>('startSecondFactor', { password })));
  const confirming = useAttempt(async () => {
    const { recoveryCodes } = await callFunction<{ recoveryCodes: string[] }>('confirmSecondFactor', { code });
    setCodes(recoveryCodes);
  });

  if (codes) return <RecoveryCodes codes={codes} done={done} />;
  if (!begun)
    return (
      <Stack component="form" sx={{ gap: 2 }} onSubmit={beginning.attempt}>
        <Typography>{translate('account.turnOn.intro')}</Typography>
        <Refusal error={beginning.error} />
        {!known && <PasswordInput value={password} onChange={setPassword} />}
        <Button type="submit" variant="contained" size="large" disabled={beginning.isWorking}>
          {translate('account.turnOn.begin')}
        </Button>
      </Stack>
    );
  return (
    <Stack component="form" sx={{ gap: 2 }} onSubmit={confirming.attempt}>
      <Typography>{translate('account.turnOn.scan')}</Typography>
      <Box
        component="img"
        src={`data:image/svg+xml;utf8,${encodeURIComponent(begun.qr)}`}
        alt={translate('account.turnOn.qr')}
        sx={{ width: 208, height: 208, alignSelf: 'center' }}
      />
      <Typography variant="body2">
        {translate('account.turnOn.type')}{' '}
        <Box component="code" sx={{ overflowWrap: 'anywhere', fontSize: 15 }}>
          {begun.secret.replace(/.{4}(?=.)/g, '$& ')}
        </Box>
      </Typography>
      <Refusal error={confirming.error} />
      <CodeInput value={code} onChange={setCode} />
      <Button type="submit" variant="contained" size="large" disabled={confirming.isWorking}>
        {translate('account.turnOn.confirm')}
      </Button>
    </Stack>
  );
}
