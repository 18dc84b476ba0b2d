import { useTranslate } from 'react-admin';
import type { Row } from '../../providers/errors';
import { StatusChip } from '../StatusChip';
import { EventLine, toArrow } from './EventLine';
import { FieldChanges } from './FieldChanges';

interface Props {
  event: Row;
  /** The name of a member of staff. */
  name: string | undefined;
}

/** An event of a job's history, in a sentence of its own. */
export function HistoryEvent({ event, name }: Props) {
  const translate = useTranslate();
  const { entityType, action, actorType, fromStatus, toStatus } = event;
  const said = translate(`jobPage.history.did.${entityType}.${action}`, { _: action });
  return (
    <EventLine
      event={event}
      name={name}
      said={actorType === 'customer' ? translate(`jobPage.history.customerDid.${action}`, { _: said }) : said}
      moved={
        toStatus && (
          <>
            {fromStatus && <StatusChip status={fromStatus} size={11.5} />}
            {toArrow}
            <StatusChip status={toStatus} size={11.5} />
          </>
        )
      }
    >
      <FieldChanges event={event} />
    </EventLine>
  );
}
