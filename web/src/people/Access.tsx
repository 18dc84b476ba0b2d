/** Somebody's way in: a new password, or none at all. */
import { Box, Button, type ButtonProps, Card, Divider, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { CardHead } from '../parts/Screen';
import { useSave } from '../parts/useSave';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { callFunction } from '../providers/functions';
import { HandOver } from './HandOver';
import { madePassword } from './madePassword';
import { PasswordInput } from './PasswordInput';
import { useSecondFactors } from './useSecondFactors';

interface DeedProps {
  text: string;
  action: string;
  color?: ButtonProps['color'];
  open: () => void;
}

function Deed({ text, action, color, open }: DeedProps) {
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ px: 2, py: 1.5, gap: 2, alignItems: { sm: 'center' } }}>
      <Typography variant="body2" sx={{ flexGrow: 1 }}>
        {text}
      </Typography>
      <Box sx={{ flex: 'none' }}>
        <Button variant="outlined" color={color} onClick={open}>
          {action}
        </Button>
      </Box>
    </Stack>
  );
}

export function Access({ person }: { person: Row }) {
  const translate = useTranslate();
  const save = useSave('Technician');
  const who = useWho();
  const notify = useNotify();
  const withFactor = useSecondFactors();
  const [asked, setAsked] = useState<'active' | 'password' | 'factor'>();
  const [password, setPassword] = useState('');
  const [handed, setHanded] = useState<string>();
  const { username, isActive } = person;
  const way = isActive ? 'deactivate' : 'activate';
  const queryClient = useQueryClient();
  const close = () => setAsked(undefined);

  function askPassword() {
    setPassword(madePassword());
    setAsked('password');
  }

  async function resetFactor() {
    await callFunction('resetSecondFactor', { technicianId: person.id });
    await queryClient.invalidateQueries({ queryKey: ['SecondFactor'] });
    notify('staff.factor.done');
  }

  async function reset() {
    if (await save(person, { password })) setHanded(password);
  }

  return (
    <Card>
      <CardHead title={translate('staff.access')} />
      <Deed text={translate('staff.reset.text')} action={translate('staff.reset.action')} open={askPassword} />
      <Divider />
      {withFactor.has(person.id) && person.id !== who?.technicianId && (
        <>
          <Deed
            text={translate('staff.factor.text')}
            action={translate('staff.factor.action')}
            open={() => setAsked('factor')}
          />
          <Divider />
        </>
      )}
      <Deed
        text={translate(`staff.${way}.text`)}
        action={translate(`staff.${way}.action`)}
        color={isActive ? 'error' : 'primary'}
        open={() => setAsked('active')}
      />
      {asked === 'factor' && (
        <ConfirmDialog
          title={translate('staff.factor.title', { username })}
          text={translate('staff.factor.warning')}
          action={translate('staff.factor.action')}
          run={resetFactor}
          onClose={close}
        />
      )}
      {asked === 'active' && (
        <ConfirmDialog
          title={translate(`staff.${way}.title`, { username })}
          text={translate(`staff.${way}.warning`)}
          action={translate(`staff.${way}.action`)}
          color={isActive ? 'error' : 'primary'}
          run={() => save(person, { isActive: !isActive })}
          onClose={close}
        />
      )}
      {asked === 'password' && (
        <ConfirmDialog
          title={translate('staff.reset.title', { username })}
          text={translate('staff.reset.warning')}
          action={translate('staff.reset.action')}
          run={reset}
          onClose={close}
        >
          <Box sx={{ mt: 2 }}>
            <PasswordInput value={password} onChange={setPassword} />
          </Box>
        </ConfirmDialog>
      )}
      {handed && <HandOver username={username} password={handed} onClose={() => setHanded(undefined)} />}
    </Card>
  );
}
