import { Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCreate } from '../../jobs/page/useCreate';
import { Refusal } from '../../parts/Refusal';
import { useAttempt } from '../../parts/useAttempt';
import { LineSelect } from './LineSelect';

/** A word to the customer, about the order or one line of it; they are mailed. */
export function CommentForm({ workspaceId }: { workspaceId: string }) {
  const translate = useTranslate();
  const create = useCreate('PinnedPartComment');
  const [body, setBody] = useState('');
  const [orderLine, setLine] = useState('');
  const isReady = body.trim() !== '';
  const { attempt, error, isWorking } = useAttempt(async () => {
    await create({ workspace: workspaceId, orderLine: orderLine || undefined, body: body.trim() });
    setBody('');
  });
  return (
    <Stack component="form" onSubmit={attempt} sx={{ px: 2, pb: 2, gap: 1 }}>
      <TextField
        size="small"
        label={translate('orders.comments.write')}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 4000 } }}
      />
      <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
        <LineSelect
          size="small"
          label={translate('orders.about')}
          value={orderLine}
          change={setLine}
          sx={{ flexGrow: 1 }}
        />
        <Button type="submit" variant="outlined" disabled={!isReady || isWorking} sx={{ height: 40, flex: 'none' }}>
          {translate('orders.comments.send')}
        </Button>
      </Stack>
      <Refusal error={error} />
    </Stack>
  );
}
