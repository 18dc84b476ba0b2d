/** What customer and shop say to each other about an order, the oldest first. */
import { momentText } from '../../portal/texts';
import { Button } from '../../small/Button';
import { fill } from '../../small/fill';
import type { By } from '../data/server';
import { type Comment, fileNameOf, markOf, type OrderView } from '../data/view';
import { useOrderTexts } from '../texts';
import { CommentForm } from './CommentForm';
import type { Look } from './look';

interface Props {
  by: By;
  order: OrderView;
  changed: () => Promise<void>;
  look: Look;
}

export function Workspace({ by, order, changed, look }: Props) {
  const { workspace: words } = useOrderTexts().order;
  const { comments } = order.workspace;
  return (
    <section aria-labelledby="workspace">
      <h2 id="workspace">{words.title}</h2>
      {comments.length === 0 && <p className="muted">{words.empty}</p>}
      <ol className="thread" aria-live="polite">
        {comments.map((comment) => (
          <Said key={comment.commentId} comment={comment} order={order} look={look} />
        ))}
      </ol>
      <CommentForm by={by} label={words.body} send={words.send} changed={changed} />
    </section>
  );
}

function Said({ comment, order, look }: { comment: Comment; order: OrderView; look: Look }) {
  const texts = useOrderTexts();
  const { workspace: words } = texts.order;
  const { commentId, lineId, authorType, authorName, body, at, resolvedAt } = comment;
  const file = fileNameOf(order, lineId);
  const number = markOf(order.workspace.comments, comment);
  const isShop = authorType === 'staff';
  return (
    <li data-author={authorType} data-settled={resolvedAt !== undefined}>
      <header>
        <strong>{[authorName, isShop && words.shop].filter(Boolean).join(' · ')}</strong>
        <time dateTime={at}>{momentText(texts, at)}</time>
      </header>
      {lineId && number && (
        <Button icon="cube" kind="quiet" onClick={() => look.lookAt(lineId, commentId)}>
          {fill(words.onPart, { number, file: file ?? '' })}
        </Button>
      )}
      {file && !number && <p className="muted">{fill(words.onLine, { file })}</p>}
      <p className="said">{body}</p>
      {resolvedAt && <p className="done">{words.settled}</p>}
    </li>
  );
}
