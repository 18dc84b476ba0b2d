/** Everything that was done to the order and to what hangs on it: who, what, when, and why. */
import { useTranslate } from 'react-admin';
import { EventLine, toArrow } from '../../jobs/page/EventLine';
import { FieldChanges } from '../../jobs/page/FieldChanges';
import { HistoryList, useHistory } from '../../jobs/page/HistoryList';
import { useLiveRefetch } from '../../parts/useLive';
import type { Row } from '../../providers/errors';
import { kindOf } from '../../record/kindOf';
import { StateChip } from '../StateChip';
import { useOrderPage } from './OrderContext';

function Event({ event, name }: { event: Row; name: string | undefined }) {
  const translate = useTranslate();
  const { entityType, action, fromStatus, toStatus } = event;
  return (
    <EventLine
      event={event}
      name={name}
      said={
        <>
          {translate(`resources.${entityType}.name`, { smart_count: 1 })}
          {!toStatus && `: ${translate(`audit.actions.${kindOf(action)}`)}`}
        </>
      }
      moved={
        toStatus && (
          <>
            {fromStatus && <StateChip resource={entityType} value={fromStatus} size={11.5} />}
            {fromStatus && toArrow}
            <StateChip resource={entityType} value={toStatus} size={11.5} />
          </>
        )
      }
    >
      {!toStatus && <FieldChanges event={event} />}
    </EventLine>
  );
}

export function HistoryPanel() {
  const { order, who, items } = useOrderPage();
  const history = useHistory(who, { order: order.id });
  useLiveRefetch(`resource/Order/${order.id}`, history.refetch);
  useLiveRefetch('resource/PrintJob', history.refetch);
  useLiveRefetch(items.rows.length ? 'resource/ProductionQueueItem' : undefined, history.refetch);
  return <HistoryList history={history} line={(event, name) => <Event key={event.id} event={event} name={name} />} />;
}
