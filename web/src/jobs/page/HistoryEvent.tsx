import ArrowIcon from '@mui/icons-material/ArrowRightAlt';
import { Box, Stack, Typography } from '@mui/material';
import { useTranslate, useTranslateLabel } from 'react-admin';
import { AnyField } from '../../parts/AnyField';
import { useFormat } from '../../parts/useFormat';
import type { Row } from '../../providers/errors';
import { toRow } from '../../providers/rows';
import { StatusChip } from '../StatusChip';
import { changedFields, SHOWN_OF_NEW } from './changedFields';

/** One field before and after, each as its type wants. */
function FieldChange({ event, field }: { event: Row; field: string }) {
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

export function HistoryEvent({ event }: { event: Row }) {
  const translate = useTranslate();
  const { moment } = useFormat();
  const { entityType, action, actorType, actorName, fromStatus, toStatus, reason } = event;
  const who = actorType === 'staff' || actorType === 'customer' ? actorName : translate(`jobPage.history.by.${actorType}`);
  const fields = action === 'create' ? (SHOWN_OF_NEW[entityType] ?? []) : changedFields(event);
  const known = fields.filter((field) => event.newValue?.[field] !== undefined || event.oldValue?.[field] !== undefined);
  return (
    <Box
      component="li"
      sx={{
        position: 'relative',
        pl: 2.25,
        pb: 1.5,
        '&::before': {
          content: '""',
          position: 'absolute',
          left: 0,
          top: 7,
          width: 9,
          height: 9,
          borderRadius: '50%',
          bgcolor: toStatus ? 'primary.main' : 'text.disabled',
        },
        '&:not(:last-child)::after': {
          content: '""',
          position: 'absolute',
          left: 4,
          top: 20,
          bottom: -4,
          width: '1px',
          bgcolor: 'divider',
        },
      }}
    >
      <Box sx={{ fontSize: 14.5 }}>
        <strong>{who}</strong> {translate(`jobPage.history.did.${entityType}.${action}`, { _: action })}
      </Box>
      {toStatus && (
        <Stack direction="row" useFlexGap sx={{ gap: 0.5, my: 0.25, alignItems: 'center', flexWrap: 'wrap' }}>
          {fromStatus && <StatusChip status={fromStatus} size={12} />}
          <ArrowIcon titleAccess="→" sx={{ fontSize: 18 }} />
          <StatusChip status={toStatus} size={12} />
        </Stack>
      )}
      {reason && <Box sx={{ fontStyle: 'italic', overflowWrap: 'anywhere' }}>{translate('jobPage.quoted', { reason })}</Box>}
      {known.length > 0 && (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {known.map((field) => (
            <FieldChange key={field} event={event} field={field} />
          ))}
        </Box>
      )}
      <Typography variant="body2" component="time" dateTime={event.occurredAt} color="text.secondary" sx={{ fontSize: 13 }}>
        {moment(event.occurredAt)}
      </Typography>
    </Box>
  );
}
