/** What the customer was asked to approve, and what they answered. */
import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Panel } from '../../jobs/page/Panel';
import { RowMoves } from '../../parts/RowMoves';
import { useFormat } from '../../parts/useFormat';
import type { Row } from '../../providers/errors';
import { mayDo, rulesOf } from '../../providers/rights';
import { StateChip } from '../StateChip';
import { ApprovalDialog } from './ApprovalDialog';
import { useLineName, useOrderPage } from './OrderContext';
import { useOfOrder } from './useOfOrder';

function Approval({ approval, edit }: { approval: Row; edit: () => void }) {
  const translate = useTranslate();
  const { moment } = useFormat();
  const { order, who } = useOrderPage();
  const nameOf = useLineName();
  const { title, message, status, dueAt, orderLine, customerResponseAt, customerNotes, adminNotes } = approval;
  const when = [
    nameOf(orderLine) ?? translate('orders.whole'),
    status === 'Pending' && dueAt && translate('orders.approvals.until', { moment: moment(dueAt) }),
    customerResponseAt && translate('orders.approvals.answered', { moment: moment(customerResponseAt) }),
  ];
  return (
    <Stack component="li" aria-label={title} sx={{ gap: 0.75 }}>
      <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <StateChip resource="ApprovalRequest" value={status} size={12} />
        <Box component="strong" sx={{ overflowWrap: 'anywhere', flex: 1, minWidth: 110 }}>
          {title}
        </Box>
        <Button size="small" onClick={edit}>
          {translate('ra.action.edit')}
        </Button>
      </Stack>
      <Typography variant="body2" color="text.secondary">
        {when.filter(Boolean).join(' · ')}
      </Typography>
      {message && <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{message}</Box>}
      {customerNotes && (
        <Box sx={{ fontStyle: 'italic', overflowWrap: 'anywhere' }}>
          {translate('jobPage.quoted', { reason: customerNotes })}
        </Box>
      )}
      {adminNotes && (
        <Typography variant="body2" sx={{ pl: 1.5, borderLeft: 3, borderColor: 'divider', whiteSpace: 'pre-wrap' }}>
          {adminNotes}
        </Typography>
      )}
      <RowMoves resource="ApprovalRequest" row={approval} who={who} name={order.orderNumber} isQuiet />
    </Stack>
  );
}

export function ApprovalsPanel() {
  const translate = useTranslate();
  const { order, who } = useOrderPage();
  const approvals = useOfOrder('ApprovalRequest', order.id);
  const [open, setOpen] = useState<Row | 'new'>();
  const isOver = rulesOf('Order').lifecycle?.closed.includes(order.lifecycleStage);
  return (
    <Panel
      title={translate('resources.ApprovalRequest.name', { smart_count: 2 })}
      of={approvals}
      empty={translate('orders.approvals.none')}
      action={
        !isOver &&
        mayDo('create', 'ApprovalRequest', who) && (
          <Button size="small" startIcon={<AddIcon />} onClick={() => setOpen('new')}>
            {translate('orders.approvals.ask')}
          </Button>
        )
      }
    >
      {approvals.rows.length > 0 && (
        <Stack component="ul" sx={{ m: 0, px: 2, pb: 2, gap: 2, listStyle: 'none' }}>
          {approvals.rows.map((approval) => (
            <Approval key={approval.id} approval={approval} edit={() => setOpen(approval)} />
          ))}
        </Stack>
      )}
      {open && <ApprovalDialog approval={open === 'new' ? undefined : open} close={() => setOpen(undefined)} />}
    </Panel>
  );
}
