/** The fields that a write changed, as they were and as they became. */
import { Box, Button } from '@mui/material';
import { Fragment, useState } from 'react';
import { useTranslate, useTranslateLabel } from 'react-admin';
import { AnyField } from '../parts/AnyField';
import type { Row } from '../providers/errors';
import { isClass, rulesOf } from '../providers/rights';
import { toRow } from '../providers/rows';

const FEW = 4;
/** A move says its status and reason itself; the times of moves follow from them. */
const OF_MOVES = new Set(['status', 'statusReason', 'statusChangedAt', 'heldFrom']);
/** The server's own notes, and a place in the queue whose number says nothing by itself. */
const NOTES = new Set(['revision', 'searchText', 'operationId', 'queuePosition']);

const plain = (values: unknown): Row => toRow({ ...(values as Record<string, unknown>), objectId: '' });

function changedFields(event: Row): string[] {
  const isMove = event.fromStatus !== undefined;
  const { types } = rulesOf(event.entityType);
  const named = Object.keys({ ...event.oldValue, ...event.newValue });
  return named.filter((field) => field in types && !NOTES.has(field) && !(isMove && OF_MOVES.has(field)));
}

export function Differences({ event }: { event: Row }) {
  const translate = useTranslate();
  const label = useTranslateLabel();
  const [isWhole, setWhole] = useState(false);
  const resource: string = event.entityType;
  if (!isClass(resource)) return null;
  const [before, after] = [plain(event.oldValue), plain(event.newValue)];
  const fields = changedFields(event);
  // Of a row that was made or deleted everything is new or gone: it is there for who asks.
  const isChange = event.action === 'update' || event.fromStatus !== undefined;
  const few = isChange ? FEW : 0;
  const shown = isWhole || (isChange && fields.length <= FEW + 1) ? fields : fields.slice(0, few);
  const value = (row: Row, source: string) => <AnyField resource={resource} source={source} record={row} />;
  return (
    <>
      <Box
        component="dl"
        sx={{
          m: 0,
          mt: 0.5,
          display: shown.length ? 'grid' : 'none',
          gridTemplateColumns: 'max-content 1fr',
          columnGap: 1.5,
          rowGap: 0.25,
          '& dd': { m: 0, overflowWrap: 'anywhere' },
          '& dt': { color: 'text.secondary' },
        }}
      >
        {shown.map((field) => (
          <Fragment key={field}>
            <dt>{label({ source: field, resource })}</dt>
            <dd>
              {isChange ? (
                <>
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {value(before, field)}
                  </Box>{' '}
                  → {value(after, field)}
                </>
              ) : (
                value(event.action === 'delete' ? before : after, field)
              )}
            </dd>
          </Fragment>
        ))}
      </Box>
      {shown.length < fields.length && (
        <Button size="small" sx={{ ml: isChange ? -0.5 : 1, py: 0 }} onClick={() => setWhole(true)}>
          {translate(isChange ? 'audit.more' : 'audit.show', { smart_count: fields.length - shown.length })}
        </Button>
      )}
    </>
  );
}
