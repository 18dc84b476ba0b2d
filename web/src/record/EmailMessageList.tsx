/** The outbox: every mail of the shop, newest first, with what became of it. */
import { Box, Button, Card, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { ListBase, Pagination, useListContext, useTranslate } from 'react-admin';
import { DayFilter, ListFilters, SelectFilter, ViewTabs } from '../parts/ListFilters';
import { ListTrouble } from '../parts/ListTrouble';
import { LiveList } from '../parts/LiveList';
import { MAIL_TROUBLE, useMailTroubleCount } from '../parts/menuCounts';
import { RowLink } from '../parts/RowLink';
import { Nothing, Screen } from '../parts/Screen';
import { useFormat } from '../parts/useFormat';
import type { Row } from '../providers/errors';
import { rulesOf } from '../providers/rights';
import { MailDialog } from './MailDialog';
import { MailState } from './MailState';

const INCLUDED = { meta: { include: ['printJob'] } };
const WIDE_ONLY = { display: { xs: 'none', md: 'table-cell' } };

function MailRow({ mail, open }: { mail: Row; open: () => void }) {
  const translate = useTranslate();
  const { moment } = useFormat();
  const job = mail.included?.printJob;
  return (
    <TableRow hover>
      <TableCell sx={{ whiteSpace: 'nowrap', ...WIDE_ONLY }}>{moment(mail.createdAt)}</TableCell>
      <TableCell>
        <MailState state={mail.state} />
      </TableCell>
      <TableCell sx={{ minWidth: { xs: 180, sm: 260 } }}>
        <Button onClick={open} sx={{ p: 0, minWidth: 0, textAlign: 'left', textTransform: 'none', fontWeight: 600 }}>
          {mail.subject}
        </Button>
        <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {mail.toName ? `${mail.toName} · ${mail.toAddress}` : mail.toAddress}
        </Typography>
        <Typography variant="body2" color="text.secondary" sx={{ display: { md: 'none' } }}>
          {moment(mail.createdAt)}
        </Typography>
      </TableCell>
      <TableCell sx={WIDE_ONLY}>{translate(`resources.EmailMessage.values.event.${mail.event}`)}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap', ...WIDE_ONLY }}>
        {job && <RowLink to={`/PrintJob/${mail.printJob}/show`}>{job.jobNumber}</RowLink>}
      </TableCell>
    </TableRow>
  );
}

function MailTable() {
  const translate = useTranslate();
  const { data: mails = [], isPending, error } = useListContext<Row>();
  const [openId, setOpenId] = useState<Row['id']>();
  const open = mails.find(({ id }) => id === openId);
  if (isPending) return <Nothing>{translate('ra.page.loading')}</Nothing>;
  if (!mails.length) return error ? null : <Nothing>{translate('mail.none')}</Nothing>;
  const column = (field: string) => translate(`resources.EmailMessage.fields.${field}`);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell sx={WIDE_ONLY}>{column('createdAt')}</TableCell>
            <TableCell>{column('state')}</TableCell>
            <TableCell>{column('subject')}</TableCell>
            <TableCell sx={WIDE_ONLY}>{column('event')}</TableCell>
            <TableCell sx={WIDE_ONLY}>{column('printJob')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {mails.map((mail) => (
            <MailRow key={mail.id} mail={mail} open={() => setOpenId(mail.id)} />
          ))}
        </TableBody>
      </Table>
      {open && <MailDialog mail={open} onClose={() => setOpenId(undefined)} />}
    </Box>
  );
}

function Views() {
  const translate = useTranslate();
  const trouble = useMailTroubleCount();
  return (
    <ViewTabs
      views={[
        { name: 'all', text: translate('mail.views.all'), filter: {} },
        { name: 'trouble', text: translate('mail.views.trouble'), count: trouble, filter: MAIL_TROUBLE },
        { name: 'underWay', text: translate('mail.views.underWay'), filter: { state: ['Waiting', 'Sending'] } },
        { name: 'went', text: translate('mail.views.went'), filter: { state: ['Sent', 'Delivered'] } },
        { name: 'kept', text: translate('mail.views.kept'), filter: { state: ['Kept'] } },
      ]}
    />
  );
}

export default function EmailMessageList() {
  const translate = useTranslate();
  const events = (rulesOf('EmailMessage').values.event ?? []).map((value) => ({
    value,
    text: translate(`resources.EmailMessage.values.event.${value}`),
  }));
  return (
    <ListBase sort={{ field: 'createdAt', order: 'DESC' }} perPage={50} queryOptions={INCLUDED}>
      <LiveList />
      <Screen
        title={translate('menu.mail')}
        width={1200}
        head={
          <ListFilters>
            <SelectFilter source="event" label={translate('resources.EmailMessage.fields.event')} choices={events} />
            <DayFilter source="createdAt_gte" label={translate('audit.from')} />
            <DayFilter source="createdAt_lte" label={translate('audit.until')} />
          </ListFilters>
        }
      >
        <Card>
          <Views />
          <ListTrouble />
          <MailTable />
          <Pagination rowsPerPageOptions={[50, 100, 200]} />
        </Card>
      </Screen>
    </ListBase>
  );
}
