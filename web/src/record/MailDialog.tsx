/** One mail: what it says, how it went, and sending it again. */
import ResendIcon from '@mui/icons-material/ForwardToInboxOutlined';
import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  Typography,
  useMediaQuery,
  useTheme,
} from '@mui/material';
import { useId, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { useFormat } from '../parts/useFormat';
import type { Row } from '../providers/errors';
import { callFunction } from '../providers/functions';
import { MailBody } from './MailBody';
import { MailState } from './MailState';

const UNDER_WAY = ['Waiting', 'Sending'];
const WENT = ['Sent', 'Delivered', 'Bounced', 'Complained'];

export function MailDialog({ mail, onClose }: { mail: Row; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { moment } = useFormat();
  const id = useId();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  const [isAsking, setAsking] = useState(false);
  const { subject, state, toAddress, toName, sentAt, createdAt, lastError } = mail;
  const went = WENT.includes(state);

  async function resend() {
    await callFunction('resendMail', { messageId: mail.id });
    notify('mail.resent', { type: 'success' });
    onClose();
  }

  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth fullScreen={isPhone} aria-labelledby={id}>
      <DialogTitle id={id} sx={{ pb: 1, overflowWrap: 'anywhere' }}>
        {subject}
      </DialogTitle>
      <DialogContent>
        <Stack direction="row" useFlexGap sx={{ mb: 1.5, gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          <MailState state={state} />
          <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
            {toName ? `${toName} · ${toAddress}` : toAddress} · {moment(sentAt ?? createdAt)}
          </Typography>
        </Stack>
        {lastError && !['Sent', 'Delivered'].includes(state) && (
          <Alert severity={UNDER_WAY.includes(state) ? 'warning' : 'error'} sx={{ mb: 1.5, overflowWrap: 'anywhere' }}>
            {lastError}
          </Alert>
        )}
        {state === 'Kept' && (
          <Alert severity="info" sx={{ mb: 1.5 }}>
            {translate('mail.kept')}
          </Alert>
        )}
        <MailBody mail={mail} />
      </DialogContent>
      <DialogActions>
        {!UNDER_WAY.includes(state) && (
          <Button startIcon={<ResendIcon />} onClick={() => setAsking(true)} sx={{ mr: 'auto' }}>
            {translate('mail.resend')}
          </Button>
        )}
        <Button variant="contained" onClick={onClose}>
          {translate('ra.action.close')}
        </Button>
      </DialogActions>
      {isAsking && (
        <ConfirmDialog
          title={translate('mail.resend')}
          text={translate(went ? 'mail.secondMail' : 'mail.tryAgain', { address: toAddress })}
          action={translate('mail.resend')}
          run={resend}
          onClose={() => setAsking(false)}
        />
      )}
    </Dialog>
  );
}
