import { Button, MenuItem, Stack, TextField } from '@mui/material';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Refusal } from '../../parts/Refusal';
import { useAttempt } from '../../parts/useAttempt';
import { useWho } from '../../parts/useWho';
import type { Row } from '../../providers/errors';
import { rulesOf } from '../../providers/rights';
import { NOTE_FIELD } from './jobKeys';
import { useCreate } from './useCreate';

/** A note below the others; only one for the client ever leaves the shop. */
export function NoteForm({ job }: { job: Row }) {
  const translate = useTranslate();
  const create = useCreate('JobNote');
  const forClient = useWho()?.roles.includes('coordinator') ? 'jobPage.notes.shown' : 'jobPage.notes.hidden';
  const [message, setMessage] = useState('');
  const [noteType, setType] = useState('General');
  const { attempt, error, isWorking } = useAttempt(async () => {
    await create({ printJob: job.id, noteType, message: message.trim() });
    setMessage('');
  });
  const isReady = message.trim() !== '' && !isWorking;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady) attempt();
  }

  const sendByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  };

  return (
    <Stack component="form" onSubmit={submit} sx={{ px: 2, pb: 2, gap: 1 }}>
      <TextField
        id={NOTE_FIELD}
        size="small"
        label={translate('jobPage.notes.write')}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
        onKeyDown={sendByKey}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 10_000 } }}
      />
      <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
        <TextField
          select
          size="small"
          label={translate('resources.JobNote.fields.noteType')}
          value={noteType}
          onChange={(event) => setType(event.target.value)}
          helperText={translate(noteType === 'Client Update' ? forClient : 'jobPage.notes.internal')}
          sx={{ flexGrow: 1 }}
        >
          {rulesOf('JobNote').values.noteType?.map((type) => (
            <MenuItem key={type} value={type}>
              {translate(`resources.JobNote.values.noteType.${type}`)}
            </MenuItem>
          ))}
        </TextField>
        <Button type="submit" variant="outlined" disabled={!isReady} sx={{ height: 40, flex: 'none' }}>
          {translate('jobPage.notes.add')}
        </Button>
      </Stack>
      <Refusal error={error} />
    </Stack>
  );
}
