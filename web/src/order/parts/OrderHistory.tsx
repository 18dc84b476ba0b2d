import { momentText } from '../../portal/texts';
import type { OrderView } from '../data/view';
import { useOrderTexts } from '../texts';

/** Each stage with when it came, the newest first. */
export function OrderHistory({ order }: { order: OrderView }) {
  const texts = useOrderTexts();
  const { order: words } = texts;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      <ol className="steps">
        {order.history.toReversed().map(({ stage, at }, index) => (
          <li key={at} aria-current={index === 0 ? 'step' : undefined}>
            <strong>{words.stages[stage]}</strong>
            <time dateTime={at}>{momentText(texts, at)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
