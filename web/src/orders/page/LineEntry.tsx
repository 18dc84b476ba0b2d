/** Where a line stands in production: its queue, what its printer is given, and what to do next. */
import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { RowLink } from '../../parts/RowLink';
import { useFormat } from '../../parts/useFormat';
import { DocumentButton } from '../../production/DocumentButton';
import { ItemProgress } from '../../production/ItemProgress';
import type { Row } from '../../providers/errors';
import { mayDo, rulesOf } from '../../providers/rights';
import { StateChip } from '../StateChip';
import { EnqueueDialog } from './EnqueueDialog';
import { useOrderPage } from './OrderContext';

const isOver = (resource: string, status: string) => rulesOf(resource).lifecycle?.closed.includes(status) ?? false;

function Entry({ item, name }: { item: Row; name: string }) {
  const { minutes } = useFormat();
  const { who } = useOrderPage();
  return (
    <Stack sx={{ gap: 1 }}>
      <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <StateChip resource="ProductionQueueItem" value={item.status} size={12} />
        <RowLink to="/production">{item.included?.queue?.name}</RowLink>
        {item.estimatedMinutes > 0 && (
          <Typography variant="body2" color="text.secondary">
            {minutes(item.estimatedMinutes)}
          </Typography>
        )}
        <DocumentButton item={item} />
      </Stack>
      <ItemProgress item={item} who={who} name={name} />
    </Stack>
  );
}

export function LineEntry({ line }: { line: Row }) {
  const translate = useTranslate();
  const { order, who, items } = useOrderPage();
  const [isAsking, setAsking] = useState(false);
  const its = items.rows.filter(({ orderLine }) => orderLine === line.id);
  // The open one, or how the latest ended.
  const item = its.find(({ status }) => !isOver('ProductionQueueItem', status)) ?? its.at(-1);
  const isFree = !item || isOver('ProductionQueueItem', item.status);
  const job = line.included?.printJob;
  const mayEnqueue =
    isFree &&
    job &&
    !isOver('PrintJob', job.status) &&
    !isOver('Order', order.lifecycleStage) &&
    mayDo('create', 'ProductionQueueItem', who);
  return (
    <>
      {item && <Entry item={item} name={`${order.orderNumber}, ${line.number}`} />}
      {mayEnqueue && (
        <div>
          <Button size="small" variant={item ? 'text' : 'outlined'} onClick={() => setAsking(true)}>
            {translate('orders.lines.enqueue')}
          </Button>
        </div>
      )}
      {isAsking && <EnqueueDialog line={line} close={() => setAsking(false)} />}
    </>
  );
}
