/** What the customer asks to have changed, or printed again; the shop takes it on or says why not. */
import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel } from '../../jobs/page/Panel';
import { RowLink } from '../../parts/RowLink';
import { RowMoves } from '../../parts/RowMoves';
import { useFormat } from '../../parts/useFormat';
import type { Row } from '../../providers/errors';
import { StateChip } from '../StateChip';
import { useLineName, useOrderPage } from './OrderContext';
import { useOfOrder } from './useOfOrder';

type Kind = 'RevisionRequest' | 'ReprintRequest';

/** The customer reads the answer, so one who is refused gets one. */
const ASKS = {
  accept: { field: 'fulfillmentNotes', required: false },
  decline: { field: 'fulfillmentNotes', required: true },
};
const THEIRS = ['withdraw'];

function Request({ resource, request }: { resource: Kind; request: Row }) {
  const translate = useTranslate();
  const { moment, number } = useFormat();
  const { order, who } = useOrderPage();
  const nameOf = useLineName();
  const { type, status, orderLine, quantity, customerNotes, fulfillmentNotes, createdAt, included } = request;
  const job: Row | undefined = included?.printJob;
  const kind = translate(`resources.${resource}.values.type.${type}`);
  const about = [nameOf(orderLine) ?? translate('orders.whole'), quantity && `${number(quantity)} ×`];
  return (
    <Stack component="li" aria-label={kind} sx={{ gap: 0.75 }}>
      <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <StateChip resource={resource} value={status} size={12} />
        <strong>{kind}</strong>
        <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {about.filter(Boolean).join(' · ')} · {moment(createdAt)}
        </Typography>
        {job && <RowLink to={`/PrintJob/${job.id}/show`}>{job.jobNumber}</RowLink>}
      </Stack>
      <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{customerNotes}</Box>
      {fulfillmentNotes && (
        <Typography variant="body2" sx={{ pl: 1.5, borderLeft: 3, borderColor: 'divider', whiteSpace: 'pre-wrap' }}>
          {fulfillmentNotes}
        </Typography>
      )}
      <RowMoves
        resource={resource}
        row={request}
        who={who}
        name={order.orderNumber}
        asks={ASKS}
        without={THEIRS}
        isQuiet={status !== 'Requested'}
      />
    </Stack>
  );
}

export function RequestsPanel({ resource }: { resource: Kind }) {
  const translate = useTranslate();
  const { order } = useOrderPage();
  const include = resource === 'ReprintRequest' ? ['printJob'] : undefined;
  const requests = useOfOrder(resource, order.id, { include });
  return (
    <Panel
      title={translate(`resources.${resource}.name`, { smart_count: 2 })}
      of={requests}
      empty={translate('orders.noRequests')}
    >
      {requests.rows.length > 0 && (
        <Stack component="ul" sx={{ m: 0, px: 2, pb: 2, gap: 2, listStyle: 'none' }}>
          {requests.rows.map((request) => (
            <Request key={request.id} resource={resource} request={request} />
          ))}
        </Stack>
      )}
    </Panel>
  );
}
