/** What a printer is given, to be read, copied, or taken to a printer that nothing is sent to. */
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { useId } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { StateChip } from '../orders/StateChip';
import type { Row } from '../providers/errors';

export function PayloadDialog({ payload, close }: { payload: Row; close: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const id = useId();
  const text = JSON.stringify(payload.payload, null, 2);
  const { number, status, connector, remoteName, lastError } = payload;

  async function copy() {
    await navigator.clipboard.writeText(text);
    notify('production.copied', { type: 'success' });
  }

  return (
    <Dialog open onClose={close} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{translate('production.document', { number })}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 1.5 }}>
          <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <StateChip resource="PrinterAssignmentPayload" value={status} size={12} />
            {connector && <span>{translate(`resources.Printer.values.connector.${connector}`)}</span>}
            {remoteName && <code>{remoteName}</code>}
          </Stack>
          {lastError && <Alert severity="error">{lastError}</Alert>}
          <Box
            component="pre"
            tabIndex={0}
            sx={{ m: 0, p: 1.5, overflow: 'auto', maxHeight: 420, fontSize: 12.5, bgcolor: 'action.hover' }}
          >
            {text}
          </Box>
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={copy}>{translate('production.copy')}</Button>
        <Button variant="contained" onClick={close}>
          {translate('ra.action.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
