import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useCreate } from '../../jobs/page/useCreate';
import { FormDialog } from '../../parts/FormDialog';
import { Refusal } from '../../parts/Refusal';
import type { Row } from '../../providers/errors';

const ACTIVE = {
  pagination: { page: 1, perPage: 200 },
  sort: { field: 'sortOrder', order: 'ASC' as const },
  filter: { active: true },
};

/** Asks into which production queue a line goes. */
export function EnqueueDialog({ line, close }: { line: Row; close: () => void }) {
  const translate = useTranslate();
  const create = useCreate('ProductionQueueItem');
  const { data: queues = [], error, isPending } = useGetList<Row>('ProductionQueue', ACTIVE);
  const [chosen, choose] = useState<string>();
  const queue = chosen ?? queues[0]?.id;
  return (
    <FormDialog
      title={translate('orders.lines.enqueue')}
      action={translate('orders.lines.enqueue')}
      isReady={queue !== undefined}
      run={() => create({ queue, orderLine: line.id })}
      close={close}
    >
      <Refusal error={error} />
      <TextField
        select
        label={translate('resources.ProductionQueueItem.fields.queue')}
        value={queue ?? ''}
        onChange={(event) => choose(event.target.value)}
        helperText={!isPending && !queues.length && translate('production.noQueues')}
      >
        {queues.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
    </FormDialog>
  );
}
