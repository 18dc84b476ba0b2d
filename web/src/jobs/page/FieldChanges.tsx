/** What an event made of a row: each field before and after, as its type wants. */
import ArrowIcon from '@mui/icons-material/ArrowRightAlt';
import { Box } from '@mui/material';
import { useTranslateLabel } from 'react-admin';
import { AnyField } from '../../parts/AnyField';
import type { Row } from '../../providers/errors';
import { toRow } from '../../providers/rows';
import { shownFields } from './shownFields';

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

export function FieldChanges({ event }: { event: Row }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {shownFields(event).map((field) => (
        <FieldChange key={field} event={event} field={field} />
      ))}
    </Box>
  );
}
