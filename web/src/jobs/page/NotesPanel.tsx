/** What people told each other about the job, newest first. */
import { Box, Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Refusal } from '../../parts/Refusal';
import { useAttempt } from '../../parts/useAttempt';
import { useFormat } from '../../parts/useFormat';
import { useSave } from '../../parts/useSave';
import type { Row } from '../../providers/errors';
import { mayDo, mayWrite } from '../../providers/rights';
import { useJobPage } from './JobContext';
import { NoteForm } from './NoteForm';
import { Panel } from './Panel';

const EDGES: Record<string, string> = { 'Client Update': 'info.main', Issue: 'error.main' };

/** Puts a note for the client on their page, or takes it off. */
function ShowToClient({ note }: { note: Row }) {
  const translate = useTranslate();
  const save = useSave('JobNote');
  const isShown = Boolean(note.visibleToCustomer);
  const { attempt, error, isWorking } = useAttempt(() => save(note, { visibleToCustomer: !isShown }));
  return (
    <>
      <Button size="small" disabled={isWorking} onClick={() => attempt()} sx={{ ml: 0.5, py: 0 }}>
        {translate(isShown ? 'jobPage.notes.hide' : 'jobPage.notes.show')}
      </Button>
      <Refusal error={error} />
    </>
  );
}

function Note({ note }: { note: Row }) {
  const translate = useTranslate();
  const { moment } = useFormat();
  const { who } = useJobPage();
  const by = note.included?.author;
  const isForClient = note.noteType === 'Client Update';
  const unseen = isForClient ? 'jobPage.notes.hidden' : 'jobPage.notes.internal';
  return (
    <Box component="li" sx={{ pl: 1.5, borderLeft: 3, borderColor: EDGES[note.noteType] ?? 'divider' }}>
      <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note.message}</Box>
      <Typography variant="body2" color="text.secondary" sx={{ fontSize: 13 }}>
        {by?.displayName ?? by?.username} · {moment(note.createdAt)} ·{' '}
        <Box component="span" sx={{ fontWeight: 600 }}>
          {translate(`resources.JobNote.values.noteType.${note.noteType}`)}
        </Box>
        {' · '}
        {translate(note.visibleToCustomer ? 'jobPage.notes.shown' : unseen)}
        {isForClient && mayWrite('visibleToCustomer', 'JobNote', who, note) && <ShowToClient note={note} />}
      </Typography>
    </Box>
  );
}

export function NotesPanel() {
  const translate = useTranslate();
  const { job, who, notes } = useJobPage();
  return (
    <Panel title={translate('jobPage.notes.title')} of={notes} empty={translate('jobPage.notes.none')}>
      {notes.rows.length > 0 && (
        <Stack component="ul" sx={{ m: 0, px: 2, pb: 2, gap: 1.5, listStyle: 'none' }}>
          {notes.rows.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </Stack>
      )}
      {mayDo('create', 'JobNote', who) && <NoteForm key={job.id} job={job} />}
    </Panel>
  );
}
