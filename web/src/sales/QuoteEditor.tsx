/** Makes a quote: typed with its total in sight, looked at as the customer will read it, and sent. */
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Divider, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useJobPage } from '../jobs/page/JobContext';
import { useMoney } from '../jobs/page/money';
import { Refusal } from '../parts/Refusal';
import { useAttempt } from '../parts/useAttempt';
import { useFormat } from '../parts/useFormat';
import { callFunction } from '../providers/functions';
import { type Draft, draftOf, offerOf, sumsOrRefusal } from './draft';
import { QuoteFields } from './QuoteFields';
import { type Quoted, QuoteSheet } from './QuoteSheet';

type Preview = Quoted & { validUntil: string };

export function QuoteEditor({ close }: { close: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { day } = useFormat();
  const money = useMoney();
  const id = useId();
  const queryClient = useQueryClient();
  const { job, quotes } = useJobPage();
  const [draft, setDraft] = useState<Draft>(() => draftOf(job, quotes.rows[0]));
  const [preview, setPreview] = useState<Preview>();
  const offer = offerOf(draft);
  const { sums, error: refusal } = offer ? sumsOrRefusal(offer) : {};
  const looking = useAttempt(async () => setPreview(await callFunction<Preview>('previewQuote', { ...offer })));
  const sending = useAttempt(async () => {
    await callFunction('sendQuote', { jobId: job.id, ...offer });
    notify('quotes.sent', { type: 'success' });
    await Promise.all(['PrintJob', 'JobQuote'].map((name) => queryClient.invalidateQueries({ queryKey: [name] })));
    close();
  });
  const isBusy = looking.isWorking || sending.isWorking;

  return (
    <Dialog open onClose={close} maxWidth="md" fullWidth aria-labelledby={id}>
      <form onSubmit={sending.attempt} noValidate>
        <DialogTitle id={id}>{translate('quotes.title', { job: job.jobNumber })}</DialogTitle>
        <DialogContent>
          <Stack sx={{ gap: 2, pt: 1 }}>
            {preview ? (
              <>
                <Typography variant="body2" color="text.secondary">
                  {translate('quotes.asRead', { day: day(preview.validUntil) })}
                </Typography>
                <QuoteSheet quote={preview} />
              </>
            ) : (
              <>
                <QuoteFields draft={draft} change={(changes) => setDraft({ ...draft, ...changes })} />
                <Divider />
                <Stack
                  direction="row"
                  role="status"
                  useFlexGap
                  sx={{ gap: 2.5, justifyContent: 'flex-end', alignItems: 'baseline', flexWrap: 'wrap' }}
                >
                  {(['netMinor', 'taxMinor', 'totalMinor'] as const).map((sum) => (
                    <Typography key={sum} sx={sum === 'totalMinor' ? { fontWeight: 700, fontSize: 18 } : undefined}>
                      {translate(`quotes.sums.${sum}`)} {sums ? money(sums[sum], draft.currency) : '–'}
                    </Typography>
                  ))}
                </Stack>
              </>
            )}
            <Refusal error={refusal ?? looking.error ?? sending.error} />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>{translate('ra.action.cancel')}</Button>
          {preview ? (
            <Button onClick={() => setPreview(undefined)}>{translate('quotes.edit')}</Button>
          ) : (
            <Button onClick={() => looking.attempt()} disabled={!sums || isBusy}>
              {translate('quotes.preview')}
            </Button>
          )}
          <Button type="submit" variant="contained" disabled={!sums || isBusy}>
            {translate('jobPage.moves.quote')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
