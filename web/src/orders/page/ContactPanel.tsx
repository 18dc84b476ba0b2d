/** Who ordered, how to reach them, and what they wrote. */
import { Link as Anchor, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Fact } from '../../jobs/page/Fact';
import { Panel } from '../../jobs/page/Panel';
import { useOrderPage } from './OrderContext';

export function ContactPanel() {
  const translate = useTranslate();
  const { order } = useOrderPage();
  const { name, company, email, phone, address } = order.contact ?? {};
  return (
    <Panel title={translate('orders.contact.title')}>
      <Box sx={{ px: 2, pb: 2, display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' }}>
        <Fact label={translate('orders.contact.name')}>{[name, company].filter(Boolean).join(' · ') || '–'}</Fact>
        <Fact label={translate('orders.contact.email')}>
          {email ? <Anchor href={`mailto:${email}`}>{email}</Anchor> : '–'}
        </Fact>
        <Fact label={translate('orders.contact.phone')}>
          {phone ? <Anchor href={`tel:${phone}`}>{phone}</Anchor> : '–'}
        </Fact>
        <Fact label={translate('resources.Order.fields.language')}>
          {translate(`resources.Order.values.language.${order.language}`)}
        </Fact>
        <Fact label={translate('orders.contact.address')}>
          <Box sx={{ whiteSpace: 'pre-line' }}>{address || '–'}</Box>
        </Fact>
        {order.notes && (
          <Fact label={translate('resources.Order.fields.notes')}>
            <Box sx={{ whiteSpace: 'pre-wrap' }}>{order.notes}</Box>
          </Fact>
        )}
      </Box>
    </Panel>
  );
}
