/** A dialog with a form: refusals stand in it beside what was typed, and it closes when the work is done. */
import { Button, type ButtonProps, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Refusal } from '../../parts/Refusal';

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
  const [error, setError] = useState<unknown>();
  const [isWorking, setWorking] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setWorking(true);
    setError(undefined);
    try {
      if ((await run()) !== false) close();
    } catch (refused) {
      setError(refused);
    } finally {
      setWorking(false);
    }
  }

  return (
    <Dialog open onClose={close} maxWidth={width} fullWidth aria-labelledby={id}>
      <form onSubmit={submit} noValidate>
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
