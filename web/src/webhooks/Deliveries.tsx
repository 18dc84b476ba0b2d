/** What a webhook was told, the newest first, with what it answered. */
import ResendIcon from '@mui/icons-material/Replay';
import { Box, IconButton, Table, TableBody, TableCell, TableHead, TableRow, Tooltip, Typography } from '@mui/material';
import { useListContext, useNotify, useTranslate } from 'react-admin';
import { ListInPage } from '../parts/ListInPage';
import { Nothing } from '../parts/Screen';
import { useFormat } from '../parts/useFormat';
import type { Row } from '../providers/errors';
import { callFunction } from '../providers/functions';
import { DeliveryState } from './DeliveryState';

const WIDE_ONLY = { display: { xs: 'none', sm: 'table-cell' } };
const FOR_NOW = ['Waiting', 'Sending'];

function DeliveryRow({ delivery }: { delivery: Row }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { moment } = useFormat();
  const { id, event, state, attempts, answerStatus, answerText, lastError, nextAttemptAt, createdAt } = delivery;
  // Why it failed names the status already.
  const answer = [lastError ?? answerStatus, answerText].filter(Boolean).join(' · ');
  const waits = state === 'Waiting' && attempts > 0;

  async function resend() {
    try {
      await callFunction('resendDelivery', { deliveryId: id });
      notify('webhooks.resent', { type: 'success' });
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
    }
  }

  return (
    <TableRow hover>
      <TableCell sx={{ whiteSpace: 'nowrap', ...WIDE_ONLY }}>{moment(createdAt)}</TableCell>
      <TableCell>
        <DeliveryState state={state} />
      </TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {event}
        </Typography>
        <Typography variant="body2" color="text.secondary" sx={{ maxHeight: 60, overflow: 'hidden' }}>
          {answer}
        </Typography>
        {waits && (
          <Typography variant="body2" color="text.secondary">
            {translate('webhooks.nextTry', { at: moment(nextAttemptAt), smart_count: attempts })}
          </Typography>
        )}
      </TableCell>
      <TableCell align="right">
        <Tooltip title={translate(FOR_NOW.includes(state) ? 'webhooks.tryNow' : 'webhooks.resend')}>
          <span>
            <IconButton
              size="small"
              disabled={state === 'Sending'}
              onClick={resend}
              aria-label={`${translate(FOR_NOW.includes(state) ? 'webhooks.tryNow' : 'webhooks.resend')}: ${event}, ${moment(createdAt)}`}
            >
              <ResendIcon fontSize="small" />
            </IconButton>
          </span>
        </Tooltip>
      </TableCell>
    </TableRow>
  );
}

function DeliveryTable() {
  const translate = useTranslate();
  const { data: deliveries = [], isPending, error } = useListContext<Row>();
  if (isPending) return <Nothing>{translate('ra.page.loading')}</Nothing>;
  if (!deliveries.length) return error ? null : <Nothing>{translate('webhooks.noDeliveries')}</Nothing>;
  const column = (field: string) => translate(`resources.WebhookDelivery.fields.${field}`);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={translate('webhooks.deliveries')}>
        <TableHead>
          <TableRow>
            <TableCell sx={WIDE_ONLY}>{column('createdAt')}</TableCell>
            <TableCell>{column('state')}</TableCell>
            <TableCell>{column('event')}</TableCell>
            <TableCell align="right">{translate('webhooks.again')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

export function Deliveries({ webhook }: { webhook: Row }) {
  const translate = useTranslate();
  return (
    <ListInPage
      resource="WebhookDelivery"
      title={translate('webhooks.deliveries')}
      filter={{ webhook: webhook.id }}
      newestBy="createdAt"
    >
      <DeliveryTable />
    </ListInPage>
  );
}
