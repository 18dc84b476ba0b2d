/** A new password, shown once to who has to hand it over. */
import CopyIcon from '@mui/icons-material/ContentCopy';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField, Typography } from '@mui/material';
import { useRef } from 'react';
import { useNotify, useTranslate } from 'react-admin';

interface Props {
  username: string;
  password: string;
  onClose: () => void;
}

export function HandOver({ username, password, onClose }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const field = useRef<HTMLInputElement>(null);

  /** A page on a plain http address may not write to the clipboard: there the text is selected, to be copied by hand. */
  async function copy() {
    field.current?.select();
    if (!navigator.clipboard) return;
    await navigator.clipboard.writeText(password);
    notify('staff.password.copied');
  }

  return (
    <Dialog open maxWidth="xs" fullWidth aria-labelledby="hand-over-title">
      <DialogTitle id="hand-over-title">{translate('staff.password.title', { username })}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2 }}>{translate('staff.password.once')}</Typography>
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
          <TextField
            fullWidth
            margin="none"
            inputRef={field}
            value={password}
            slotProps={{
              htmlInput: {
                readOnly: true,
                'aria-label': translate('resources.Technician.fields.password'),
                style: { fontFamily: 'ui-monospace, monospace' },
              },
            }}
          />
          <Button startIcon={<CopyIcon />} onClick={copy} sx={{ flex: 'none' }}>
            {translate('staff.password.copy')}
          </Button>
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose} autoFocus>
          {translate('staff.password.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
