import { Box, Chip, TableCell, TableRow, Typography } from '@mui/material';
import { ReferenceField, useResourceDefinitions, useTranslate } from 'react-admin';
import { useFormat } from '../parts/useFormat';
import { useTechnicianNames } from '../parts/useTechnicianNames';
import type { Row } from '../providers/errors';
import { fieldOfStatus, rulesOf } from '../providers/rights';
import { Differences } from './Differences';
import { kindOf } from './kindOf';

const TONES: Record<string, 'success' | 'error'> = { create: 'success', delete: 'error' };
const BOLD = { '& .MuiTypography-root': { fontWeight: 600 } };

function Deed({ event }: { event: Row }) {
  const translate = useTranslate();
  const { action, entityType, fromStatus, toStatus } = event;
  const kind = kindOf(action);
  const status = (value: string) =>
    translate(`resources.${entityType}.values.${fieldOfStatus(entityType, value)}.${value}`, { _: value });
  return (
    <>
      <Chip
        size="small"
        variant="outlined"
        color={TONES[kind] ?? 'default'}
        label={translate(`audit.actions.${kind}`)}
      />
      {kind === 'move' && (
        <Box component="span" sx={{ ml: 1, fontWeight: 600 }}>
          {status(fromStatus)} → {status(toStatus)}
        </Box>
      )}
    </>
  );
}

/** The row it happened to, by its name; what belongs to a job, by the job. */
function Subject({ event }: { event: Row }) {
  const { entityType, entityId } = event;
  const pages = useResourceDefinitions()[entityType];
  const link = pages?.hasShow ? 'show' : pages?.hasEdit ? 'edit' : false;
  const whole = { record: event, source: 'entityId', reference: entityType, emptyText: entityId };
  const { belongsTo, pointers } = rulesOf(entityType);
  if (!belongsTo) return <ReferenceField {...whole} link={link} sx={BOLD} />;
  return (
    <ReferenceField {...whole} link={false}>
      <ReferenceField source={belongsTo} reference={pointers[belongsTo] ?? ''} link="show" sx={BOLD} />
    </ReferenceField>
  );
}

export function EventRow({ event }: { event: Row }) {
  const translate = useTranslate();
  const { moment } = useFormat();
  const names = useTechnicianNames();
  const { entityType, actorId, actorName, actorType, reason } = event;
  const name = names.get(actorId) ?? actorName ?? translate(`audit.actors.${actorType}`);
  return (
    <TableRow hover sx={{ verticalAlign: 'top' }}>
      <TableCell sx={{ whiteSpace: { sm: 'nowrap' } }}>
        {moment(event.occurredAt)}
        <Typography variant="body2" color="text.secondary" sx={{ display: { sm: 'none' } }}>
          {name}
        </Typography>
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap', display: { xs: 'none', sm: 'table-cell' } }}>{name}</TableCell>
      <TableCell>
        <Typography variant="body2" color="text.secondary" component="span">
          {translate(`resources.${entityType}.name`, { smart_count: 1 })}{' '}
        </Typography>
        <Subject event={event} />
      </TableCell>
      <TableCell sx={{ minWidth: { xs: 240, sm: 320 } }}>
        <Deed event={event} />
        {reason && (
          <Typography variant="body2" sx={{ mt: 0.5, fontStyle: 'italic', overflowWrap: 'anywhere' }}>
            “{reason}”
          </Typography>
        )}
        <Differences event={event} />
      </TableCell>
    </TableRow>
  );
}
