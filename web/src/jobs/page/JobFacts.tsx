/** The words about a job that one looks for, with those set in place that change every day. */
import { Box, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { RowLink } from '../../parts/RowLink';
import { Swatch } from '../../parts/Swatch';
import { useFormat } from '../../parts/useFormat';
import type { Row } from '../../providers/errors';
import { maySee } from '../../providers/rights';
import { AssignBatch } from './AssignBatch';
import { AssignTechnician } from './AssignTechnician';
import { Fact } from './Fact';
import { useJobPage } from './JobContext';
import { useMoney } from './money';

/** A line in smaller words below a fact. */
function Below({ children }: { children: ReactNode }) {
  return (
    <Box component="span" sx={{ display: 'block', fontSize: 13, color: 'text.secondary' }}>
      {children}
    </Box>
  );
}

function Contact({ client }: { client: Row }) {
  const parts = [client.contactName, client.phone].filter(Boolean);
  return parts.length ? <Below>{parts.join(' · ')}</Below> : null;
}

export function JobFacts() {
  const translate = useTranslate();
  const { number, minutes, moment } = useFormat();
  const { job, who } = useJobPage();
  const label = (field: string) => translate(`resources.PrintJob.fields.${field}`);
  const client = job.included?.client;
  // None while the estimate is still to be worked out from the file.
  const printMinutes: number = job.actualPrintMinutes || job.estimatedPrintMinutes;
  const days = job.dueDate && translate('jobPage.inDays', { smart_count: daysUntil(job.dueDate) });
  return (
    <Stack direction="row" useFlexGap sx={{ mt: 1.5, columnGap: 3, rowGap: 1.5, flexWrap: 'wrap' }}>
      <Fact label={label('client')}>
        {client ? (
          <>
            <RowLink to={`/Client/${client.id}/show`} sx={{ whiteSpace: 'normal' }}>
              {client.companyName}
            </RowLink>{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {client.clientCode}
            </Box>
            <Contact client={client} />
          </>
        ) : (
          '–'
        )}
      </Fact>
      <Fact label={label('dueDate')}>
        {job.dueDate ? (
          <>
            <time dateTime={job.dueDate}>{moment(job.dueDate)}</time>
            {daysUntil(job.dueDate) >= 0 && <Below>{days}</Below>}
          </>
        ) : (
          translate('jobPage.noDate')
        )}
      </Fact>
      <Fact label={label('materialType')}>
        <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'center' }}>
          {job.color && <Swatch color={job.color} size={14} />}
          {[job.materialType, job.color].filter(Boolean).join(' · ')}
        </Box>
      </Fact>
      <Fact label={label('quantity')}>{number(job.quantity ?? 1)}</Fact>
      {job.toleranceMm !== undefined && <Fact label={label('toleranceMm')}>{number(job.toleranceMm)}</Fact>}
      {job.quality && <Fact label={label('quality')}>{job.quality}</Fact>}
      <Fact label={translate('jobPage.printTime')}>
        {printMinutes ? minutes(printMinutes) : '–'}
        <Below>
          {job.actualPrintMinutes
            ? translate('jobPage.ofEstimated', { estimate: minutes(job.estimatedPrintMinutes) })
            : translate('jobPage.estimated')}
        </Below>
      </Fact>
      <Stack
        direction="row"
        useFlexGap
        sx={{
          gap: 1.5,
          flexWrap: 'wrap',
          ml: { lg: 'auto' },
          width: { xs: '100%', lg: 390 },
          '& > *': { flex: '1 1 170px' },
        }}
      >
        <div>
          <AssignTechnician />
        </div>
        <div>
          <AssignBatch />
        </div>
      </Stack>
      {job.included?.order && (
        <Fact label={label('order')}>
          <RowLink to={`/Order/${job.order}/show`}>{job.included.order.orderNumber}</RowLink>
        </Fact>
      )}
      {job.included?.reprintOf && (
        <Fact label={label('reprintOf')}>
          <RowLink to={`/PrintJob/${job.reprintOf}/show`}>{job.included.reprintOf.jobNumber}</RowLink>
        </Fact>
      )}
      {job.trackingNumber && <Fact label={label('trackingNumber')}>{job.trackingNumber}</Fact>}
      {job.quoteRequested && maySee('quoteRequested', 'PrintJob', who) && (
        <Fact label={translate('jobPage.quote.name')}>
          <QuoteState />
        </Fact>
      )}
    </Stack>
  );
}

const DAY_MS = 86_400_000;
const daysUntil = (moment: string) => Math.floor((Date.parse(moment) - Date.now()) / DAY_MS);

/** What was offered, or that something has to be. */
function QuoteState() {
  const translate = useTranslate();
  const { day } = useFormat();
  const money = useMoney();
  const [quote] = useJobPage().quotes.rows;
  if (!quote) return translate('jobPage.quote.none');
  return (
    <>
      {money(quote.totalMinor, quote.currency)}
      <Below>{translate('jobPage.quote.until', { day: day(quote.validUntil) })}</Below>
    </>
  );
}
