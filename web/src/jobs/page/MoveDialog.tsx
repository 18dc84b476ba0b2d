/** Asks what a move wants to know: why, or under which number it was sent. */
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../../parts/FormDialog';
import type { Row } from '../../providers/errors';
import type { JobMove } from './openMoves';
import { useMove } from './useMove';

const ENDING: ReadonlySet<string> = new Set(['decline', 'declineQuote', 'cancel']);

export function MoveDialog({ job, move, close }: { job: Row; move: JobMove; close: () => void }) {
  const translate = useTranslate();
  const makeMove = useMove();
  const [words, setWords] = useState(move.wantsReason ? '' : (job.trackingNumber ?? ''));
  const action = translate(`jobPage.moves.${move.name}`);

  function run() {
    const field = move.wantsReason ? 'statusReason' : 'trackingNumber';
    return makeMove(job, move.to, words.trim() || move.wantsReason ? { [field]: words } : {});
  }

  return (
    <FormDialog
      title={`${job.jobNumber}: ${action}`}
      action={action}
      color={ENDING.has(move.name) ? 'error' : 'primary'}
      isReady={!move.wantsReason || words.trim() !== ''}
      run={run}
      close={close}
    >
      <TextField
        label={translate(move.wantsReason ? 'jobPage.reason' : 'resources.PrintJob.fields.trackingNumber')}
        helperText={translate(move.wantsReason ? `jobPage.reasonFor.${move.name}` : 'jobPage.trackingHint')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        autoFocus
        required={move.wantsReason}
        multiline={move.wantsReason}
        minRows={move.wantsReason ? 2 : undefined}
        slotProps={{ htmlInput: { maxLength: move.wantsReason ? 1000 : 100 } }}
      />
    </FormDialog>
  );
}
