/** The words about a job that one looks for, with those set in place that change every day. */
import { Box } from '@mui/material';
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

function Contact({ client }: { client: Row }) {
  const parts = [client.contactName, client.phone].filter(Boolean);
  if (!parts.length) return null;
  return (
    <Box component="span" sx={{ display: 'block', fontSize: 13, color: 'text.secondary' }}>
      {parts.join(' · ')}
    </Box>
  );
}

export function JobFacts() {
  const translate = useTranslate();
  const { number, minutes, moment } = useFormat();
  const { job, who } = useJobPage();
  const label = (field: string) => translate(`resources.PrintJob.fields.${field}`);
  const client = job.included?.client;
  const days = job.dueDate && translate('jobPage.inDays', { smart_count: daysUntil(job.dueDate) });
  return (
    <Box
      sx={{
        mt: 1.5,
        display: 'grid',
        gap: 2,
        rowGap: 1.5,
        alignItems: 'start',
        gridTemplateColumns: {
          xs: '1fr 1fr',
          sm: 'repeat(3, 1fr)',
          lg: 'minmax(150px, 1.5fr) minmax(140px, 1.1fr) minmax(110px, 1fr) 60px minmax(110px, .8fr) 210px 210px',
        },
        '& > .wide': { gridColumn: { xs: '1 / -1', sm: 'auto' } },
      }}
    >
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
            {daysUntil(job.dueDate) >= 0 && (
              <Box component="span" sx={{ display: 'block', fontSize: 13, color: 'text.secondary' }}>
                {days}
              </Box>
            )}
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
      <Fact label={translate('jobPage.printTime')}>
        {minutes(job.actualPrintMinutes || job.estimatedPrintMinutes)}
        <Box component="span" sx={{ display: 'block', fontSize: 13, color: 'text.secondary' }}>
          {job.actualPrintMinutes
            ? translate('jobPage.ofEstimated', { estimate: minutes(job.estimatedPrintMinutes) })
            : translate('jobPage.estimated')}
        </Box>
      </Fact>
      <div className="wide">
        <AssignTechnician />
      </div>
      <div className="wide">
        <AssignBatch />
      </div>
      {job.trackingNumber && <Fact label={label('trackingNumber')}>{job.trackingNumber}</Fact>}
      {job.quoteRequested && maySee('quoteRequested', 'PrintJob', who) && (
        <Fact label={translate('jobPage.quote.name')}>
          <QuoteState />
        </Fact>
      )}
    </Box>
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
      <Box component="span" sx={{ display: 'block', fontSize: 13, color: 'text.secondary' }}>
        {translate('jobPage.quote.until', { day: day(quote.validUntil) })}
      </Box>
    </>
  );
}
