/** What the customer has asked for, and what came of it. */
import { momentText } from '../../portal/texts';
import { fill } from '../../small/fill';
import type { OrderView, Reprint, Revision } from '../data/view';
import { useOrderTexts } from '../texts';

interface Props {
  order: OrderView;
  fileOf: (lineId: string | undefined) => string | undefined;
}

export function Requests({ order, fileOf }: Props) {
  const { requests: words, approvals } = useOrderTexts().order;
  const all = [
    ...order.revisions.map((asked) => ({
      asked,
      id: asked.revisionId,
      title: fill(words.revision, { type: words.revisionTypes[asked.type] }),
    })),
    ...order.reprints.map((asked) => ({
      asked,
      id: asked.reprintId,
      title: fill(words.reprint, { type: words.reprintTypes[asked.type] }),
    })),
  ].sort((a, b) => b.asked.createdAt.localeCompare(a.asked.createdAt));
  if (!all.length) return null;
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">{words.title}</h2>
      <ul className="entries">
        {all.map(({ asked, id, title }) => (
          <li key={id}>
            <h3>{title}</h3>
            {asked.lineId && <p className="muted">{fill(approvals.about, { file: fileOf(asked.lineId) ?? '' })}</p>}
            <Asked asked={asked} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Asked({ asked }: { asked: Revision | Reprint }) {
  const texts = useOrderTexts();
  const { requests: words } = texts.order;
  const { customerNotes, status, fulfillmentNotes, createdAt } = asked;
  const quantity = 'quantity' in asked ? asked.quantity : undefined;
  return (
    <>
      {quantity !== undefined && <p>{fill(words.pieces, { smart_count: quantity })}</p>}
      <p className="said">{customerNotes}</p>
      <p>
        <strong data-state={status}>{words.states[status]}</strong>
      </p>
      {fulfillmentNotes && (
        <p className="said">
          <strong>{words.answer}:</strong> {fulfillmentNotes}
        </p>
      )}
      <p className="muted">{fill(words.asked, { moment: momentText(texts, createdAt) })}</p>
    </>
  );
}
