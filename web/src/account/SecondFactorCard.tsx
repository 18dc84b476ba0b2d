/** One's own second factor: whether it is on, and how to turn it on and off. */
import { Button, Card, Chip, Dialog, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../parts/FormDialog';
import { Refusal } from '../parts/Refusal';
import { CardHead } from '../parts/Screen';
import { callFunction } from '../providers/functions';
import { CodeInput } from './CodeInput';
import { PasswordInput } from './PasswordInput';
import { TurnOn } from './TurnOn';

interface Standing {
  state: 'Off' | 'Pending' | 'On';
  recoveryCodesLeft: number;
  required: boolean;
}

export function SecondFactorCard() {
  const translate = useTranslate();
  const [asked, setAsked] = useState<'on' | 'off'>();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['mySecondFactor'],
    queryFn: () => callFunction<Standing>('mySecondFactor'),
  });

  function close() {
    setAsked(undefined);
    setPassword('');
    setCode('');
    void refetch();
  }

  const isOn = data?.state === 'On';
  return (
    <Card>
      <CardHead
        title={translate('account.factor')}
        action={
          data && (
            <Chip
              size="small"
              color={isOn ? 'success' : 'default'}
              label={translate(isOn ? 'account.on' : 'account.off')}
            />
          )
        }
      />
      <Stack sx={{ px: 2, pb: 2, gap: 2, alignItems: 'flex-start' }}>
        <Refusal error={error} />
        <Typography variant="body2">{translate('account.about')}</Typography>
        {isOn && (
          <Typography variant="body2">
            {translate('account.recovery.left', { smart_count: data.recoveryCodesLeft })}
          </Typography>
        )}
        {data && (
          <Button variant="outlined" color={isOn ? 'error' : 'primary'} onClick={() => setAsked(isOn ? 'off' : 'on')}>
            {translate(isOn ? 'account.turnOff.action' : 'account.turnOn.action')}
          </Button>
        )}
      </Stack>
      {asked === 'on' && (
        <Dialog open maxWidth="xs" fullWidth onClose={close} aria-labelledby="turn-on-title">
          <DialogTitle id="turn-on-title">{translate('account.turnOn.action')}</DialogTitle>
          <DialogContent>
            <TurnOn done={close} />
          </DialogContent>
        </Dialog>
      )}
      {asked === 'off' && (
        <FormDialog
          title={translate('account.turnOff.action')}
          action={translate('account.turnOff.action')}
          color="error"
          run={async () => {
            await callFunction('endSecondFactor', { password, code });
          }}
          close={close}
        >
          <Typography>{translate(data?.required ? 'account.turnOff.required' : 'account.turnOff.warning')}</Typography>
          <PasswordInput value={password} onChange={setPassword} />
          <CodeInput value={code} onChange={setCode} hint={translate('account.orRecovery')} isAlone={false} />
        </FormDialog>
      )}
    </Card>
  );
}
