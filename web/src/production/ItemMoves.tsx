/** What can be done next with an entry of a production queue: prepared and sent by the server, the rest by hand. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { RowMoves } from '../parts/RowMoves';
import { isRefusal, type Row } from '../providers/errors';
import { callFunction } from '../providers/functions';
import type { Who } from '../providers/rights';

const REASON = { field: 'statusReason', required: true };
const ASKS = { fail: REASON, cancel: REASON };
const NONE: string[] = [];
const BY_HAND = ['send'];
/** The printers that the server can reach. */
const REACHED = new Set(['octoprint', 'moonraker']);
/** The classes that such a call changes. */
const TOUCHED = ['ProductionQueueItem', 'PrinterAssignmentPayload', 'PrintJob', 'OrderLine'];

interface Props {
  /** With its document, `included.printerAssignment`. */
  item: Row;
  who: Who;
  name: string;
}

export function ItemMoves({ item, who, name }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [isUnsure, setUnsure] = useState<string>();
  const payload: Row | undefined = item.included?.printerAssignment;
  const isReached = REACHED.has(payload?.connector);

  async function call(verb: string, params: Record<string, unknown>) {
    try {
      return await callFunction<{ remoteName?: string }>(verb, params);
    } finally {
      await Promise.all(TOUCHED.map((touched) => queryClient.invalidateQueries({ queryKey: [touched] })));
    }
  }

  const prepare = () => call('prepareOrderLine', { orderLineId: item.orderLine });

  async function send(again = false) {
    try {
      const { remoteName } = await call('sendToPrinter', { payloadId: payload?.id, ...(again && { again }) });
      notify('production.sent', { type: 'success', messageArgs: { file: remoteName } });
    } catch (error) {
      if (!isRefusal(error, 'production.unsure')) throw error;
      setUnsure((error as Error).message);
    }
  }

  return (
    <>
      <RowMoves
        resource="ProductionQueueItem"
        row={item}
        who={who}
        name={name}
        asks={ASKS}
        instead={{ prepare, send: () => send() }}
        without={isReached ? NONE : BY_HAND}
      />
      {isUnsure && (
        <ConfirmDialog
          title={translate('production.again')}
          text={isUnsure}
          action={translate('production.again')}
          run={() => send(true)}
          onClose={() => setUnsure(undefined)}
        />
      )}
    </>
  );
}
