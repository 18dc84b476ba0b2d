/** The newest quote, line by line, with the customer's answer to it. */
import { type ReactNode, useState } from 'react';
import { useAttempt } from '../../parts/useAttempt';
import { Button } from '../../small/Button';
import { TextArea } from '../../small/Field';
import { fill } from '../../small/fill';
import { isManaged } from '../../small/page';
import { acceptQuote, declineQuote, type JobView, type QuoteView } from '../data/server';
import { dayText, moneyText, type Texts, useTexts } from '../texts';
import { Refusal } from './Refusal';

interface Props {
  token: string;
  job: JobView;
  quote: QuoteView;
  changed: () => void;
}

export function QuoteCard({ token, job, quote, changed }: Props) {
  const texts = useTexts();
  const { quote: words } = texts.portal;
  const [isDeclining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const answer = useAttempt(async () => {
    try {
      if (isDeclining) await declineQuote(token, quote.number, reason.trim());
      else await acceptQuote(token, quote.number);
      setDeclining(false);
    } finally {
      // A refusal means that the page is out of date.
      changed();
    }
  });
  return (
    <section aria-labelledby="quote" className="asked">
      <h2 id="quote">{fill(words.title, { number: quote.number })}</h2>
      {words.states[quote.state] && <p>{words.states[quote.state]}</p>}
      <QuoteTable quote={quote} texts={texts} />
      {quote.state === 'Sent' && <p>{fill(words.validUntil, { day: dayText(texts, quote.validUntil) })}</p>}
      {!isManaged && (
        <p>
          <a className="link" href={`/track/${token}/quote.pdf`}>
            {words.pdf}
          </a>
        </p>
      )}
      <Refusal error={answer.error} />
      {isDeclining ? (
        <form onSubmit={answer.attempt} className="declining">
          <h3>{words.declineTitle}</h3>
          <p>{words.declineText}</p>
          <TextArea label={words.why} value={reason} onChange={setReason} maxLength={1000} required />
          <div className="buttons">
            <Button onClick={() => setDeclining(false)}>{words.keep}</Button>
            <Button kind="danger" type="submit" disabled={answer.isWorking || !reason.trim()}>
              {answer.isWorking ? words.working : words.decline}
            </Button>
          </div>
        </form>
      ) : (
        <div className="buttons">
          {job.canAccept && (
            <Button kind="primary" icon="check" disabled={answer.isWorking} onClick={() => answer.attempt()}>
              {answer.isWorking ? words.working : words.accept}
            </Button>
          )}
          {job.canDecline && <Button onClick={() => setDeclining(true)}>{words.decline}</Button>}
        </div>
      )}
    </section>
  );
}

function QuoteTable({ quote, texts }: { quote: QuoteView; texts: Texts }) {
  const { quote: words } = texts.portal;
  const money = (minor: number) => moneyText(texts, minor, quote.currency);
  const percent = (quote.taxBasisPoints / 10_000).toLocaleString(texts.region, {
    style: 'percent',
    maximumFractionDigits: 2,
  });
  const extra = (text: string, minor: number): ReactNode =>
    minor !== 0 && (
      <tr>
        <th scope="row" colSpan={3}>
          {text}
        </th>
        <td>{money(minor)}</td>
      </tr>
    );
  return (
    <div className="scrolls">
      <table>
        {quote.lines.length > 0 && (
          <thead>
            <tr>
              <th scope="col">{words.description}</th>
              <th scope="col">{words.quantity}</th>
              <th scope="col">{words.unit}</th>
              <th scope="col">{words.sum}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {quote.lines.map(({ description, quantity, unitMinor }) => (
            <tr key={description}>
              <td>{description}</td>
              <td>{quantity.toLocaleString(texts.region)}</td>
              <td>{money(unitMinor)}</td>
              <td>{money(quantity * unitMinor)}</td>
            </tr>
          ))}
          {extra(words.setup, quote.setupMinor)}
          {extra(words.discount, -quote.discountMinor)}
          {quote.taxMinor !== 0 && extra(words.net, quote.netMinor)}
          {extra(fill(words.tax, { percent }), quote.taxMinor)}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {words.total}
            </th>
            <td>{money(quote.totalMinor)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
