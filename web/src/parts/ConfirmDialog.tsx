/** Asks once more. A refusal is said in the dialog, which closes when the work is done. */
import { Button, type ButtonProps, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useTranslate } from 'react-admin';
import { Refusal } from './Refusal';
import { useAttempt } from './useAttempt';

interface Props {
  title: string;
  text: ReactNode;
  action: string;
  color?: ButtonProps['color'];
  run: () => Promise<unknown>;
  onClose: () => void;
  /** More to fill in, below the text. */
  children?: ReactNode;
}

export function ConfirmDialog({ title, text, action, color = 'primary', run, onClose, children }: Props) {
  const translate = useTranslate();
  const id = useId();
  const { attempt, error, isWorking } = useAttempt(async () => {
    await run();
    onClose();
  });

  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        <Typography component="div">{text}</Typography>
        {children}
        <Refusal error={error} sx={{ mt: 2 }} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button onClick={() => attempt()} variant="contained" color={color} disabled={isWorking} autoFocus>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
