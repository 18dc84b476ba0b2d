/** What one file costs and why, whether it can be printed, and which material would suit it better. */
import { moneyText } from '../../portal/texts';
import { Button } from '../../small/Button';
import { fill, wordFor } from '../../small/fill';
import type { Choices, JobPrice, PriceStep } from '../data/server';
import { type Texts, useTexts } from '../texts';

interface Props {
  job: JobPrice;
  currency: string;
  isOnly: boolean;
  materials: Choices['materials'];
  choose: (materialId: string) => void;
}

export function JobPriceLine({ job, currency, isOnly, materials, choose }: Props) {
  const texts = useTexts();
  const { price, reasons } = texts.store;
  const { fileName, quantity, unitPrice, lineTotal, feasibilityStatus: status, priceDetail } = job;
  const money = (minor: number) => moneyText(texts, minor, currency);
  const reason = reasonText(reasons, job);
  const better = job.materialRecommendations.flatMap((name) => materials.find((one) => one.name === name) ?? []);
  return (
    <li className="job-price" data-status={status}>
      <div className="line">
        <strong>{fileName}</strong>
        {lineTotal !== undefined && <span className="amount">{money(lineTotal)}</span>}
      </div>
      {unitPrice !== undefined && (
        <p className="muted">
          {fill(price.each, { quantity: quantity.toLocaleString(texts.region), price: money(unitPrice) })}
        </p>
      )}
      {status !== 'Feasible' && (
        <p className="verdict">
          {price.statuses[status]}
          {reason && <span className="reason">{reason}</span>}
        </p>
      )}
      {priceDetail.length > 0 && (
        <details open={isOnly}>
          <summary>{price.why}</summary>
          <ul className="price-steps">
            {priceDetail.map((step) => (
              <li key={step.what}>
                <span>{stepText(texts, step, money)}</span>
                <span className="amount">{money(step.amount)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {better.length > 0 && (
        <div className="better">
          <span>{price.recommended}</span>
          {better.map(({ id, name }) => (
            <Button key={id} onClick={() => choose(id)}>
              {name}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

/** In the reader's language where there are words for it. The server names a limit in its own sentence alone. */
function reasonText(reasons: Record<string, string>, { feasibilityCode, feasibilityReason }: JobPrice) {
  const limit = /[\d∞][\d.∞ ×]*/.exec(feasibilityReason ?? '')?.[0].trim() ?? '';
  const own = feasibilityCode && reasons[feasibilityCode];
  return own ? fill(own, { limit }) : feasibilityReason;
}

/** A step of the price in words. Material comes in kilograms, time in hours. */
function stepText(texts: Texts, { what, quantity, rate }: PriceStep, money: (minor: number) => string): string {
  const { price } = texts.store;
  const grams = (quantity * 1000).toLocaleString(texts.region, {
    style: 'unit',
    unit: 'gram',
    maximumFractionDigits: 1,
  });
  const all = Math.round(quantity * 60);
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  return fill(wordFor(price.steps, what), {
    quantity: quantity.toLocaleString(texts.region),
    rate: money(rate),
    grams,
    time: fill(hours ? price.time : price.minutes, { hours: hours.toLocaleString(texts.region), minutes }),
  });
}
