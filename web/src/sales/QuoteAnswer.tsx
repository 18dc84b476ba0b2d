/** The customer's answer, given on the phone: one press to accept, one and a reason to decline. */
import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useJobPage } from '../jobs/page/JobContext';
import { MoveDialog } from '../jobs/page/MoveDialog';
import { openMoves } from '../jobs/page/openMoves';
import { useMove } from '../jobs/page/useMove';
import { Refusal } from '../parts/Refusal';
import { useAttempt } from '../parts/useAttempt';

export function QuoteAnswer() {
  const translate = useTranslate();
  const page = useJobPage();
  const makeMove = useMove();
  const [isDeclining, setDeclining] = useState(false);
  const moves = openMoves(page);
  const accept = moves.find(({ name, missing }) => name === 'accept' && !missing.length);
  const decline = moves.find(({ name }) => name === 'declineQuote');
  const accepting = useAttempt(async () => accept && makeMove(page.job, accept.to));
  if (!accept && !decline) return null;
  return (
    <>
      <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: 'wrap' }}>
        {accept && (
          <Button variant="contained" size="small" disabled={accepting.isWorking} onClick={() => accepting.attempt()}>
            {translate('quotes.accept')}
          </Button>
        )}
        {decline && (
          <Button size="small" color="error" onClick={() => setDeclining(true)}>
            {translate('quotes.decline')}
          </Button>
        )}
      </Stack>
      <Refusal error={accepting.error} />
      {isDeclining && decline && <MoveDialog job={page.job} move={decline} close={() => setDeclining(false)} />}
    </>
  );
}
