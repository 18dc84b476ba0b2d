/** What happened in the shop, newest first: to what, by whom, and what it changed. */
import { Box, Card, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { ListBase, Pagination, useListContext, useTranslate } from 'react-admin';
import { DayFilter, ListFilters, OneRowFilter, SelectFilter } from '../parts/ListFilters';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { Nothing, Screen } from '../parts/Screen';
import { useTechnicianNames } from '../parts/useTechnicianNames';
import type { Row } from '../providers/errors';
import { auditedClasses } from '../providers/rights';
import { EventRow } from './EventRow';

function EventTable() {
  const translate = useTranslate();
  const { data: events = [], isPending, error } = useListContext<Row>();
  if (isPending) return <Nothing>{translate('ra.page.loading')}</Nothing>;
  if (!events.length) return error ? null : <Nothing>{translate('audit.none')}</Nothing>;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {['when', 'who', 'what', 'changes'].map((column) => (
              <TableCell key={column} sx={column === 'who' ? { display: { xs: 'none', sm: 'table-cell' } } : undefined}>
                {translate(`audit.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {events.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

export default function AuditEventList() {
  const translate = useTranslate();
  const names = useTechnicianNames();
  const classes = auditedClasses.map((name) => ({
    value: name,
    text: translate(`resources.${name}.name`, { smart_count: 1 }),
  }));
  return (
    <ListBase sort={{ field: 'occurredAt', order: 'DESC' }} perPage={50} queryOptions={IN_PLACE}>
      <Screen
        title={translate('menu.audit')}
        head={
          <ListFilters>
            <SelectFilter source="entityType" label={translate('audit.what')} choices={classes} />
            <SelectFilter
              source="actorId"
              label={translate('audit.who')}
              choices={[...names].map(([value, text]) => ({ value, text }))}
            />
            <DayFilter source="occurredAt_gte" label={translate('audit.from')} />
            <DayFilter source="occurredAt_lte" label={translate('audit.until')} />
            <OneRowFilter source="entityId" label={translate('audit.one')} />
          </ListFilters>
        }
      >
        <Card sx={{ pt: 1 }}>
          <ListTrouble />
          <EventTable />
          <Pagination rowsPerPageOptions={[50, 100, 200]} />
        </Card>
      </Screen>
    </ListBase>
  );
}
