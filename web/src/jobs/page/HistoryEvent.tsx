import ArrowIcon from '@mui/icons-material/ArrowRightAlt';
import { Box, Stack, styled, Typography } from '@mui/material';
import { useTranslate, useTranslateLabel } from 'react-admin';
import { AnyField } from '../../parts/AnyField';
import { useFormat } from '../../parts/useFormat';
import type { Row } from '../../providers/errors';
import { toRow } from '../../providers/rows';
import { StatusChip } from '../StatusChip';
import { shownFields } from './shownFields';

/** A dot for each event, and a line from one to the next. */
export const EventLine = styled('li')(({ theme }) => ({
  position: 'relative',
  paddingLeft: 18,
  paddingBottom: 12,
  '&::before': { content: '""', position: 'absolute', left: 0, top: 7, width: 9, height: 9, borderRadius: '50%' },
  '&:not(:last-child)::after': {
    content: '""',
    position: 'absolute',
    left: 4,
    top: 20,
    bottom: -4,
    width: 1,
    backgroundColor: theme.palette.divider,
  },
}));

/** One field before and after, each as its type wants. */
export function FieldChange({ event, field }: { event: Row; field: string }) {
  const label = useTranslateLabel();
  const resource: string = event.entityType;
  const before = toRow({ objectId: event.entityId, ...event.oldValue });
  const after = toRow({ objectId: event.entityId, ...event.newValue });
  return (
    <Box component="li" sx={{ fontSize: 13.5, overflowWrap: 'anywhere', '& > *': { verticalAlign: 'middle' } }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {label({ source: field, resource })}:
      </Box>{' '}
      {event.action !== 'create' && (
        <>
          <AnyField resource={resource} source={field} record={before} />
          <ArrowIcon titleAccess="→" sx={{ fontSize: 18, mx: 0.5 }} />
        </>
      )}
      <AnyField resource={resource} source={field} record={after} />
    </Box>
  );
}

interface Props {
  event: Row;
  /** The name of a member of staff. */
  name: string | undefined;
}

export function HistoryEvent({ event, name }: Props) {
  const translate = useTranslate();
  const { moment } = useFormat();
  const { entityType, action, actorType, actorName, fromStatus, toStatus, reason } = event;
  const isCustomer = actorType === 'customer';
  const isPerson = actorType === 'staff' || isCustomer;
  const said = translate(`jobPage.history.did.${entityType}.${action}`, { _: action });
  return (
    <EventLine sx={{ '&::before': { bgcolor: toStatus ? 'primary.main' : 'text.disabled' } }}>
      <Stack direction="row" useFlexGap sx={{ columnGap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Box sx={{ fontSize: 14.5 }}>
          <strong>{isPerson ? (name ?? actorName) : translate(`jobPage.history.by.${actorType}`)}</strong>{' '}
          {isCustomer ? translate(`jobPage.history.customerDid.${action}`, { _: said }) : said}
        </Box>
        {toStatus && (
          <Stack direction="row" sx={{ gap: 0.5, alignItems: 'center' }}>
            {fromStatus && <StatusChip status={fromStatus} size={11.5} />}
            <ArrowIcon titleAccess="→" sx={{ fontSize: 18 }} />
            <StatusChip status={toStatus} size={11.5} />
          </Stack>
        )}
        <Typography
          variant="body2"
          component="time"
          dateTime={event.occurredAt}
          color="text.secondary"
          sx={{ fontSize: 13, ml: { sm: 'auto' }, width: { xs: '100%', sm: 'auto' } }}
        >
          {moment(event.occurredAt)}
        </Typography>
      </Stack>
      {reason && (
        <Box sx={{ fontStyle: 'italic', overflowWrap: 'anywhere' }}>{translate('jobPage.quoted', { reason })}</Box>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {shownFields(event).map((field) => (
          <FieldChange key={field} event={event} field={field} />
        ))}
      </Box>
    </EventLine>
  );
}
