/** Asks why, for the moves that want to know. A refusal is said here, beside what was typed. */
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Refusal } from '../parts/Refusal';
import type { Row } from '../providers/errors';

interface Props {
  job: Row;
  status: string;
  save: (reason: string) => Promise<void>;
  /** Saved: nothing is left to ask. */
  done: () => void;
  /** Not to be moved after all. */
  cancel: () => void;
}

export function ReasonDialog({ job, status, save, done, cancel }: Props) {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<unknown>();
  const [isWorking, setWorking] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setWorking(true);
    setRefusal(undefined);
    try {
      await save(reason);
      done();
    } catch (error) {
      setRefusal(error);
      setWorking(false);
    }
  }

  const place = translate(`resources.PrintJob.values.status.${status}`);
  return (
    <Dialog open onClose={cancel} fullWidth maxWidth="xs" aria-labelledby="reason-title">
      <form onSubmit={submit}>
        <DialogTitle id="reason-title">{translate('board.reason.title', { job: job.jobNumber, place })}</DialogTitle>
        <DialogContent>
          <TextField
            label={translate('board.reason.label')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            autoFocus
            required
            multiline
            minRows={2}
            fullWidth
            margin="dense"
            slotProps={{ htmlInput: { maxLength: 1000 } }}
          />
          <Refusal error={refusal} sx={{ mt: 1 }} />
        </DialogContent>
        <DialogActions>
          <Button onClick={cancel}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={isWorking || !reason.trim()}>
            {translate('board.reason.submit', { place })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
