/** One file in the cart: what it is, how it is printed, and what it costs. */
import { moneyText } from '../../portal/texts';
import { IconButton } from '../../small/Button';
import { fill } from '../../small/fill';
import type { CartLineView } from '../data/server';
import { useTexts } from '../texts';

interface Props {
  line: CartLineView;
  currency: string;
  /** Without it, the line only tells. */
  remove?: () => void;
  isLeaving?: boolean;
}

export function CartLine({ line, currency, remove, isLeaving = false }: Props) {
  const texts = useTexts();
  const { cart, price, item: words } = texts.store;
  const { fileName, item, quantity, unitPrice, setupPrice = 0, lineTotal, leadTimeDays } = line;
  const money = (minor: number) => moneyText(texts, minor, currency);
  const options = [
    [line.material, line.color].filter(Boolean).join(' '),
    `${words.quality}: ${line.quality}`,
    line.tolerance && `${words.tolerance}: ${line.tolerance}`,
    line.turnaround && `${cart.turnaround}: ${line.turnaround}`,
  ];
  const isExpired = line.validUntil !== undefined && Date.parse(line.validUntil) < Date.now();
  return (
    <li className="cart-line" data-leaving={isLeaving}>
      <div className="line">
        <h2>{fileName}</h2>
        <span className="amount">{lineTotal === undefined ? cart.toQuote : money(lineTotal)}</span>
      </div>
      {item && (
        <p className="muted">
          {remove ? <a href={`/shop/${encodeURIComponent(item.slug)}`}>{item.name}</a> : item.name}
        </p>
      )}
      <p className="muted">{options.filter(Boolean).join(' · ')}</p>
      <p className="muted">
        {unitPrice !== undefined
          ? fill(price.each, { quantity: quantity.toLocaleString(texts.region), price: money(unitPrice) })
          : fill(cart.pieces, { smart_count: quantity })}
        {setupPrice > 0 && ` · ${fill(cart.setup, { price: money(setupPrice) })}`}
      </p>
      {leadTimeDays !== undefined && <p className="muted">{fill(price.leadTime, { smart_count: leadTimeDays })}</p>}
      {line.needsReview && lineTotal !== undefined && <p className="looks-first">{cart.looksFirst}</p>}
      {isExpired && <p className="refusal">{cart.expired}</p>}
      {remove && <IconButton name="close" label={fill(cart.remove, { name: fileName })} onClick={remove} />}
    </li>
  );
}
