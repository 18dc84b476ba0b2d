/** Asks for one change to many jobs, makes it, and lists what the server refused; what was done is done. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  List,
  ListItem,
  ListItemText,
  Stack,
  Typography,
} from '@mui/material';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { Row } from '../../providers/errors';
import { type Refused, useBulk } from './useBulk';

interface Props {
  title: string;
  action: string;
  /** Said with the number of jobs it was done to; a translate key. */
  said: string;
  jobs: Row[];
  /** The fields to save; undefined while there is something to fill in yet. */
  data: Record<string, unknown> | undefined;
  drop: (ids: readonly string[]) => void;
  close: () => void;
  children: ReactNode;
}

export function BulkDialog({ title, action, said, jobs, data, drop, close, children }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const id = useId();
  const { change, done } = useBulk();
  const [refused, setRefused] = useState<Refused[]>();
  const isWorking = done !== undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!data) return;
    const failed = await change(jobs, data);
    const left = new Set(failed.map(({ job }) => job.id));
    const saved = jobs.filter((job) => !left.has(job.id));
    drop(saved.map((job) => job.id));
    if (saved.length) notify(said, { type: 'success', messageArgs: { smart_count: saved.length } });
    if (failed.length) setRefused(failed);
    else close();
  }

  return (
    <Dialog open onClose={isWorking ? undefined : close} maxWidth="sm" fullWidth aria-labelledby={id}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          {refused ? (
            <>
              <Typography>{translate('jobList.refused', { smart_count: refused.length, all: jobs.length })}</Typography>
              <List dense disablePadding>
                {refused.map(({ job, message }) => (
                  <ListItem key={job.id} disableGutters>
                    <ListItemText
                      primary={job.jobNumber}
                      secondary={translate(message, { _: message })}
                      slotProps={{ primary: { sx: { fontWeight: 600 } }, secondary: { sx: { color: 'error.main' } } }}
                    />
                  </ListItem>
                ))}
              </List>
            </>
          ) : (
            <Stack sx={{ gap: 2, pt: 1 }}>{children}</Stack>
          )}
          {isWorking && (
            <LinearProgress
              variant="determinate"
              aria-label={title}
              value={(done / jobs.length) * 100}
              sx={{ mt: 2 }}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={close} disabled={isWorking}>
            {translate(refused ? 'ra.action.close' : 'ra.action.cancel')}
          </Button>
          {!refused && (
            <Button type="submit" variant="contained" disabled={isWorking || !data}>
              {action}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
