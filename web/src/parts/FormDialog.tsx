/** A dialog with a form: refusals stand in it beside what was typed, and it closes when the work is done. */
import { Button, type ButtonProps, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useTranslate } from 'react-admin';
import { Refusal } from './Refusal';
import { useAttempt } from './useAttempt';

interface Props {
  title: string;
  action: string;
  color?: ButtonProps['color'];
  isReady?: boolean;
  width?: 'xs' | 'sm';
  /** false: nothing was decided, and the dialog stays. */
  run: () => Promise<boolean | void>;
  close: () => void;
  children: ReactNode;
}

export function FormDialog({ title, action, color, isReady = true, width = 'xs', run, close, children }: Props) {
  const translate = useTranslate();
  const id = useId();
  const { attempt, error, isWorking } = useAttempt(async () => {
    if ((await run()) !== false) close();
  });

  return (
    <Dialog open onClose={close} maxWidth={width} fullWidth aria-labelledby={id}>
      <form onSubmit={attempt} noValidate>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          <Stack sx={{ gap: 2, pt: 1 }}>
            {children}
            <Refusal error={error} />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" color={color} disabled={isWorking || !isReady}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
