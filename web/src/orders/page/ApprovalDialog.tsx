/** Asks the customer to approve something, or changes until when and what staff noted. */
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCreate } from '../../jobs/page/useCreate';
import { FormDialog } from '../../parts/FormDialog';
import { MomentInput } from '../../parts/MomentInput';
import { useSave } from '../../parts/useSave';
import type { Row } from '../../providers/errors';
import { LineSelect } from './LineSelect';
import { useOrderPage } from './OrderContext';

interface Props {
  /** undefined: a new one. */
  approval: Row | undefined;
  close: () => void;
}

const LONG = { htmlInput: { maxLength: 4000 } };

export function ApprovalDialog({ approval, close }: Props) {
  const translate = useTranslate();
  const { order } = useOrderPage();
  const create = useCreate('ApprovalRequest');
  const save = useSave('ApprovalRequest');
  const [title, setTitle] = useState('');
  const [message, setMessage] = useState('');
  const [orderLine, setLine] = useState('');
  const [dueAt, setDue] = useState<string | undefined>(approval?.dueAt);
  const [adminNotes, setNotes] = useState<string>(approval?.adminNotes ?? '');
  const label = (field: string) => translate(`resources.ApprovalRequest.fields.${field}`);
  const isOpen = !approval || approval.status === 'Pending';

  async function run() {
    const notes = adminNotes.trim() || undefined;
    if (approval) return (await save(approval, { dueAt, adminNotes: notes })) !== undefined;
    const line = orderLine || undefined;
    await create({ order: order.id, orderLine: line, title: title.trim(), message, dueAt, adminNotes: notes });
    return true;
  }

  return (
    <FormDialog
      title={approval ? approval.title : translate('orders.approvals.ask')}
      action={translate(approval ? 'ra.action.save' : 'orders.approvals.ask')}
      isReady={Boolean(approval) || title.trim() !== ''}
      width="sm"
      run={run}
      close={close}
    >
      {!approval && (
        <>
          <TextField
            label={label('title')}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            autoFocus
            required
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
          <TextField
            label={label('message')}
            helperText={translate('orders.approvals.messageHelp')}
            value={message}
            onChange={(event) => setMessage(event.target.value)}
            multiline
            minRows={3}
            slotProps={LONG}
          />
          <LineSelect label={label('orderLine')} value={orderLine} change={setLine} />
        </>
      )}
      {isOpen && (
        <MomentInput
          label={label('dueAt')}
          value={dueAt}
          change={setDue}
          helperText={translate('orders.approvals.dueHelp')}
        />
      )}
      <TextField
        label={label('adminNotes')}
        helperText={translate('orders.approvals.notesHelp')}
        value={adminNotes}
        onChange={(event) => setNotes(event.target.value)}
        multiline
        minRows={2}
        slotProps={LONG}
      />
    </FormDialog>
  );
}
