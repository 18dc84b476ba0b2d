import type { OrderView } from '../data/view';
import { useOrderTexts } from '../texts';

/** What the customer has told the shop, folded away. */
export function Details({ order: { contact, notes } }: { order: OrderView }) {
  const { details } = useOrderTexts().order;
  const facts = [
    [details.name, contact.name],
    [details.company, contact.company],
    [details.email, contact.email],
    [details.phone, contact.phone],
    [details.address, contact.address],
    [details.notes, notes],
  ].filter(([, value]) => value);
  return (
    <details className="card">
      <summary>{details.title}</summary>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="said">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
