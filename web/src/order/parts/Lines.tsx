/** What was ordered, line by line, with the sum. */
import { moneyText } from '../../portal/texts';
import type { By } from '../data/server';
import type { OrderView } from '../data/view';
import { useOrderTexts } from '../texts';
import { LineCard } from './LineCard';
import type { Look } from './look';

interface Props {
  by: By;
  order: OrderView;
  changed: () => Promise<void>;
  look: Look;
}

export function Lines({ by, order, changed, look }: Props) {
  const texts = useOrderTexts();
  const { lines: words } = texts.order;
  const { totalPrice, currency } = order;
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">{words.title}</h2>
      <ol className="entries order-lines">
        {order.lines.map((line) => (
          <LineCard
            key={line.lineId}
            by={by}
            line={line}
            comments={order.workspace.comments}
            changed={changed}
            look={look}
            hasPlaceForFile={order.revisions.some(({ lineId, wantsFile }) => wantsFile && lineId === line.lineId)}
          />
        ))}
      </ol>
      <p className="sum">
        <strong>{words.total}</strong>
        <strong className="money">{totalPrice > 0 ? moneyText(texts, totalPrice, currency) : words.toQuote}</strong>
      </p>
    </section>
  );
}
