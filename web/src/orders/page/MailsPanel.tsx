/** The mails that whoever ordered was written about the order, newest first. */
import { useTranslate } from 'react-admin';
import { Panel } from '../../jobs/page/Panel';
import { mayDo } from '../../providers/rights';
import { MailLines } from '../../record/MailLines';
import { useOrderPage } from './OrderContext';
import { useOfOrder } from './useOfOrder';

export function MailsPanel() {
  const translate = useTranslate();
  const { order, who } = useOrderPage();
  const mayRead = mayDo('read', 'EmailMessage', who);
  const mails = useOfOrder('EmailMessage', order.id, { enabled: mayRead });
  if (!mayRead) return null;
  return (
    <Panel title={translate('mail.title')} of={mails} empty={translate('mail.noneOfJob')}>
      <MailLines mails={[...mails.rows].reverse()} />
    </Panel>
  );
}
