/** What was offered for the job, how it stands, and what can be done about it. */
import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import { Box, Button, Collapse, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { standingOf } from '../../../cloud/domain/sales/standing';
import type { JobQuote } from '../../../schema/generated';
import { useJobPage } from '../jobs/page/JobContext';
import { useMoney } from '../jobs/page/money';
import { openMoves } from '../jobs/page/openMoves';
import { Panel } from '../jobs/page/Panel';
import { useFormat } from '../parts/useFormat';
import { useMinute } from '../parts/useMoment';
import { useOpenPdf } from '../parts/useOpenPdf';
import type { Row } from '../providers/errors';
import { isManaged } from '../small/page';
import { QuoteAnswer } from './QuoteAnswer';
import { QuoteEditor } from './QuoteEditor';
import { QuoteSheet } from './QuoteSheet';
import { QuoteState } from './QuoteState';

function Head({ quote, state }: { quote: Row; state: string }) {
  const translate = useTranslate();
  const { day } = useFormat();
  const { open, isWorking } = useOpenPdf();
  return (
    <div>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {translate('quotes.number', { number: quote.number })}
        </Box>
        <QuoteState state={state} />
        {!isManaged && (
          <Button
            size="small"
            startIcon={<PdfIcon />}
            loading={isWorking}
            loadingPosition="start"
            onClick={() => open(`/quotes/${quote.id}.pdf`)}
            aria-label={translate('quotes.pdfOf', { number: quote.number })}
            sx={{ ml: 'auto' }}
          >
            PDF
          </Button>
        )}
      </Stack>
      <Typography variant="body2" color="text.secondary" sx={{ fontSize: 13 }}>
        {translate('quotes.dates', { sent: day(quote.sentAt), until: day(quote.validUntil) })}
      </Typography>
    </div>
  );
}

export function QuotePanel() {
  const translate = useTranslate();
  const page = useJobPage();
  const money = useMoney();
  const now = useMinute();
  const [isEditing, setEditing] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const { job, quotes } = page;
  const sent = quotes.rows.filter(({ number }) => number <= (job.quoteNumber ?? number));
  const [newest, ...earlier] = sent;
  const mayQuote =
    job.status === 'Quoted' || openMoves(page).some(({ name, missing }) => name === 'quote' && !missing.length);
  const stateOf = (quote: Row) => {
    const state = quote.number === job.quoteNumber ? job.quoteState : quote.state;
    return standingOf({ state, validUntil: new Date(quote.validUntil) } as JobQuote, new Date(now));
  };
  if (job.parentJob || (!job.quoteRequested && !quotes.rows.length)) return null;
  return (
    <Panel
      title={translate('quotes.panel')}
      of={{ ...quotes, rows: sent }}
      empty={translate('quotes.none')}
      note=" "
      action={
        mayQuote && (
          <Button size="small" onClick={() => setEditing(true)}>
            {translate(newest ? 'quotes.again' : 'quotes.make')}
          </Button>
        )
      }
    >
      {newest && (
        <Stack sx={{ px: 2, pb: 2, gap: 1.5 }}>
          <Head quote={newest} state={stateOf(newest)} />
          <QuoteSheet quote={newest as Row & { totalMinor: number; currency: string }} />
          <QuoteAnswer />
          {earlier.length > 0 && (
            <div>
              <Button size="small" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
                {translate('quotes.earlier', { smart_count: earlier.length })}
              </Button>
              <Collapse in={isOpen} unmountOnExit>
                <Stack component="ul" sx={{ m: 0, mt: 0.5, p: 0, gap: 0.75, listStyle: 'none' }}>
                  {earlier.map((quote) => (
                    <Stack key={quote.id} component="li" direction="row" sx={{ gap: 1, alignItems: 'center' }}>
                      <Box sx={{ flexGrow: 1 }}>
                        <Head quote={quote} state={stateOf(quote)} />
                      </Box>
                      <Box sx={{ fontVariantNumeric: 'tabular-nums' }}>{money(quote.totalMinor, quote.currency)}</Box>
                    </Stack>
                  ))}
                </Stack>
              </Collapse>
            </div>
          )}
        </Stack>
      )}
      {isEditing && <QuoteEditor close={() => setEditing(false)} />}
    </Panel>
  );
}
