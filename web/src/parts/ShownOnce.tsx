/** A secret, shown once to who has to hand it on. */
import CopyIcon from '@mui/icons-material/ContentCopy';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField, Typography } from '@mui/material';
import { useId, useRef } from 'react';
import { useNotify, useTranslate } from 'react-admin';

interface Props {
  title: string;
  text: string;
  /** What the secret is called. */
  label: string;
  secret: string;
  onClose: () => void;
}

export function ShownOnce({ title, text, label, secret, onClose }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);

  /** A page on a plain http address may not write to the clipboard: there the text is selected, to be copied by hand. */
  async function copy() {
    field.current?.select();
    if (!navigator.clipboard) return;
    await navigator.clipboard.writeText(secret);
    notify('shell.copied');
  }

  return (
    <Dialog open maxWidth="xs" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2 }}>{text}</Typography>
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
          <TextField
            fullWidth
            margin="none"
            inputRef={field}
            value={secret}
            slotProps={{
              htmlInput: { readOnly: true, 'aria-label': label, style: { fontFamily: 'ui-monospace, monospace' } },
            }}
          />
          <Button startIcon={<CopyIcon />} onClick={copy} sx={{ flex: 'none' }}>
            {translate('shell.copy')}
          </Button>
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose} autoFocus>
          {translate('shell.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
