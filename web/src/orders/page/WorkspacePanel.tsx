/** What shop and customer say to each other about the parts; a pin is shown where it sticks in the model. */
import PinIcon from '@mui/icons-material/PlaceOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Point } from '../../../../cloud/domain/files/model';
import { isModel } from '../../jobs/model/formats';
import { Panel } from '../../jobs/page/Panel';
import { ViewerFrame } from '../../jobs/page/ViewerFrame';
import { Refusal } from '../../parts/Refusal';
import { useAttempt } from '../../parts/useAttempt';
import { useFormat } from '../../parts/useFormat';
import { useSave } from '../../parts/useSave';
import type { Row } from '../../providers/errors';
import { mayWrite } from '../../providers/rights';
import { CommentForm } from './CommentForm';
import { useLineName, useOrderPage } from './OrderContext';
import { useOfOrder } from './useOfOrder';

const pointOf = ({ position: { x, y, z } }: Row): Point => [x, y, z];

const ModelViewer = lazy(() => import('../../jobs/model/ModelViewer'));

function Comment({ comment, look }: { comment: Row; look?: () => void }) {
  const translate = useTranslate();
  const { moment } = useFormat();
  const { who } = useOrderPage();
  const nameOf = useLineName();
  const save = useSave('PinnedPartComment');
  const { authorName, authorType, body, createdAt, orderLine, resolvedAt } = comment;
  const settle = useAttempt(() => save(comment, { resolvedAt: resolvedAt ? undefined : new Date().toISOString() }));
  const isTheirs = authorType === 'customer';
  return (
    <Box
      component="li"
      sx={{ pl: 1.5, borderLeft: 3, borderColor: isTheirs && !resolvedAt ? 'primary.main' : 'divider' }}
    >
      <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{body}</Box>
      <Typography variant="body2" color="text.secondary" component="div" sx={{ fontSize: 13 }}>
        <strong>{authorName ?? translate(`resources.PinnedPartComment.values.authorType.${authorType}`)}</strong> ·{' '}
        {[moment(createdAt), nameOf(orderLine), resolvedAt && translate('orders.comments.settled')]
          .filter(Boolean)
          .join(' · ')}
        {look && (
          <Button size="small" startIcon={<PinIcon />} onClick={look} sx={{ ml: 0.5, py: 0 }}>
            {translate('orders.comments.look')}
          </Button>
        )}
        {mayWrite('resolvedAt', 'PinnedPartComment', who, comment) && (
          <Button size="small" disabled={settle.isWorking} onClick={() => settle.attempt()} sx={{ ml: 0.5, py: 0 }}>
            {translate(resolvedAt ? 'orders.comments.reopen' : 'orders.comments.settle')}
          </Button>
        )}
      </Typography>
      <Refusal error={settle.error} />
    </Box>
  );
}

export function WorkspacePanel() {
  const translate = useTranslate();
  const { order, lines } = useOrderPage();
  const workspaces = useOfOrder('ProjectWorkspace', order.id);
  const comments = useOfOrder('PinnedPartComment', order.id);
  const [seen, look] = useState<Row>();
  const jobOf = ({ orderLine }: Row): Row | undefined =>
    lines.rows.find(({ id }) => id === orderLine)?.included?.printJob;
  const isShown = (comment: Row) => Boolean(comment.position && isModel(jobOf(comment)?.fileName ?? ''));
  const [workspace] = workspaces.rows;
  const job = seen && jobOf(seen);
  // The same place as long as the same comment is looked at.
  const marked = useMemo(() => seen && pointOf(seen), [seen]);
  return (
    <Panel title={translate('orders.comments.title')} of={comments} empty={translate('orders.comments.none')}>
      {seen && job && (
        <Suspense fallback={<ViewerFrame>{translate('jobPage.file.loading')}</ViewerFrame>}>
          <ModelViewer key={job.id} address={`/files/jobs/${job.id}`} fileName={job.fileName} marked={marked} />
        </Suspense>
      )}
      {comments.rows.length > 0 && (
        <Stack component="ul" sx={{ m: 0, px: 2, py: seen ? 2 : 0, pb: 2, gap: 1.5, listStyle: 'none' }}>
          {comments.rows.map((comment) => (
            <Comment key={comment.id} comment={comment} look={isShown(comment) ? () => look(comment) : undefined} />
          ))}
        </Stack>
      )}
      {workspace && <CommentForm workspaceId={workspace.id} />}
    </Panel>
  );
}
