/** What can be done next: a button for each open move, and what those lack that the server would refuse. */
import MissingIcon from '@mui/icons-material/ReportProblemOutlined';
import { Button, type ButtonProps, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Refusal } from '../../parts/Refusal';
import { QuoteEditor } from '../../sales/QuoteEditor';
import { useJobPage } from './JobContext';
import { NEXT_BUTTON } from './jobKeys';
import { Missing } from './Missing';
import { MoveDialog } from './MoveDialog';
import { type JobMove, openMoves } from './openMoves';
import { useMove } from './useMove';

/** They take the job off its road. */
const ASIDE: ReadonlySet<string> = new Set(['hold', 'requestRevision', 'decline', 'declineQuote', 'cancel', 'fail']);
const ENDING: ReadonlySet<string> = new Set(['decline', 'declineQuote', 'cancel', 'fail']);

function looksOf({ name, missing }: JobMove, isFirst: boolean): Pick<ButtonProps, 'variant' | 'color'> {
  if (ASIDE.has(name)) return { variant: 'text', color: ENDING.has(name) ? 'error' : 'primary' };
  return { variant: isFirst && !missing.length ? 'contained' : 'outlined' };
}

export function JobMoves() {
  const translate = useTranslate();
  const page = useJobPage();
  const makeMove = useMove();
  const [asked, setAsked] = useState<JobMove>();
  const [isQuoting, setQuoting] = useState(false);
  const [working, setWorking] = useState<string>();
  const [error, setError] = useState<unknown>();
  const { job } = page;
  const moves = openMoves(page);
  const onward = moves.filter(({ name }) => !ASIDE.has(name));
  const [first] = onward.filter(({ missing }) => !missing.length);
  const aside = moves.filter(({ name }) => ASIDE.has(name));

  async function press(move: JobMove) {
    setError(undefined);
    if (move.name === 'quote' && !move.missing.length) return setQuoting(true);
    if (move.wantsReason || move.name === 'dispatch') return setAsked(move);
    setWorking(move.name);
    try {
      await makeMove(job, move.to);
    } catch (refused) {
      setError(refused);
    } finally {
      setWorking(undefined);
    }
  }

  const button = (move: JobMove) => (
    <Button
      key={move.name}
      id={move === first ? NEXT_BUTTON : undefined}
      {...looksOf(move, move === first)}
      startIcon={move.missing.length ? <MissingIcon /> : undefined}
      disabled={working !== undefined}
      loading={working === move.name}
      onClick={() => press(move)}
    >
      {translate(`jobPage.moves.${move.name}`)}
    </Button>
  );

  const lacking = onward.filter(({ missing }) => missing.length);
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        {onward.map(button)}
        <Stack direction="row" useFlexGap sx={{ gap: 0.5, ml: { md: 'auto' }, flexWrap: 'wrap' }}>
          {aside.map(button)}
        </Stack>
      </Stack>
      {!moves.length && (
        <Typography variant="body2" color="text.secondary">
          {translate(job.runCount ? 'jobPage.followsRuns' : 'jobPage.noMoves')}
        </Typography>
      )}
      {lacking.length > 0 && <Missing moves={lacking} />}
      <Refusal error={error} onClose={() => setError(undefined)} />
      {asked && <MoveDialog job={job} move={asked} close={() => setAsked(undefined)} />}
      {isQuoting && <QuoteEditor close={() => setQuoting(false)} />}
    </Stack>
  );
}
