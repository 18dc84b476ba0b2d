/** Asks for the mail with which somebody chooses a new password; the answer says nothing of who is known here. */
import { Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { askForPasswordMail } from '../providers/passwordMail';
import { FormDialog } from './FormDialog';

export function ForgottenPassword() {
  const translate = useTranslate();
  const notify = useNotify();
  const [isOpen, setOpen] = useState(false);
  const [email, setEmail] = useState('');

  async function run() {
    await askForPasswordMail(email.trim());
    notify('mail.forgotten.sent', { type: 'info', autoHideDuration: 10_000 });
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} sx={{ mt: 1.5, alignSelf: 'start' }}>
        {translate('mail.forgotten.open')}
      </Button>
      {isOpen && (
        <FormDialog
          title={translate('mail.forgotten.open')}
          action={translate('mail.forgotten.send')}
          run={run}
          close={() => setOpen(false)}
          isReady={email.includes('@')}
          width="xs"
        >
          <Typography>{translate('mail.forgotten.text')}</Typography>
          <TextField
            type="email"
            label={translate('mail.forgotten.address')}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            autoComplete="email"
            autoFocus
          />
        </FormDialog>
      )}
    </>
  );
}
