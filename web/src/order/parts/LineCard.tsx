/** One line of an order: what it is, where it stands, its model, and what can be asked about it. */
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { isModel } from '../../jobs/model/formats';
import { moneyText } from '../../portal/texts';
import { Button } from '../../small/Button';
import { fill } from '../../small/fill';
import { type By, modelOf } from '../data/server';
import type { Comment, OrderLine } from '../data/view';
import { useOrderTexts } from '../texts';
import { AskReprint, AskRevision } from './Ask';
import type { Look } from './look';

const PartView = lazy(() => import('../viewer/PartView'));
/** What was asked for is listed below: that it has arrived need not be said for long. */
const SAID_MS = 10_000;

interface Props {
  by: By;
  line: OrderLine;
  comments: Comment[];
  changed: () => Promise<void>;
  look: Look;
  /** A change of it waits for a new file, for which there is a place on this page. */
  hasPlaceForFile: boolean;
}

export function LineCard({ by, line, comments, changed, look, hasPlaceForFile }: Props) {
  const { order: words, portal } = useOrderTexts();
  const [asking, setAsking] = useState<'revision' | 'reprint'>();
  const [isSent, setSent] = useState(false);
  const [isShown, setShown] = useState(false);
  const card = useRef<HTMLLIElement>(null);
  const heading = useId();
  const lookedAt = look.at?.lineId === line.lineId ? look.at : undefined;
  useEffect(() => {
    if (!lookedAt) return;
    setShown(true);
    card.current?.scrollIntoView({ block: 'start' });
  }, [lookedAt]);

  useEffect(() => {
    if (!isSent) return;
    const timer = setTimeout(() => setSent(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [isSent]);

  const isAsking = asking !== undefined;
  const wasAsking = useRef(false);
  useEffect(() => {
    // The form under the hand is gone; the hand stays with its line.
    if (wasAsking.current && !isAsking) document.getElementById(heading)?.focus({ preventScroll: true });
    wasAsking.current = isAsking;
  }, [isAsking, heading]);

  const ask = (what: typeof asking) => {
    setAsking(what);
    setSent(false);
  };
  const asked = { by, line, leave: () => setAsking(undefined), changed, sent: () => setSent(true) };
  const { fileName } = line.snapshot;
  return (
    <li ref={card} aria-labelledby={heading}>
      <h3 id={heading} tabIndex={-1}>
        {fill(words.lines.pieces, { quantity: line.quantity, file: fileName })}
      </h3>
      <Facts line={line} />
      {!hasPlaceForFile && <NextStep line={line} />}
      {isShown && (
        <Suspense fallback={<p role="status">{portal.loading}</p>}>
          <PartView
            by={by}
            line={line}
            comments={comments.filter(({ lineId, position }) => lineId === line.lineId && position)}
            wanted={lookedAt}
            model={modelOf(by, line.lineId)}
            changed={changed}
          />
        </Suspense>
      )}
      <div role="status">{isSent && <p className="done">{words.ask.sent}</p>}</div>
      {asking === 'revision' && <AskRevision {...asked} />}
      {asking === 'reprint' && <AskReprint {...asked} />}
      {!isAsking && (
        <div className="buttons">
          {line.hasModel && isModel(fileName) && (
            <Button icon="cube" pressed={isShown} onClick={() => setShown(!isShown)}>
              {isShown ? words.lines.hide : words.lines.show}
            </Button>
          )}
          {line.canAskRevision && <Button onClick={() => ask('revision')}>{words.lines.askRevision}</Button>}
          {line.canAskReprint && <Button onClick={() => ask('reprint')}>{words.lines.askReprint}</Button>}
        </div>
      )}
    </li>
  );
}

/** What the job wants of its customer is done on the page of the job. */
function NextStep({ line: { statusWord, trackUrl } }: { line: OrderLine }) {
  const { lines: words } = useOrderTexts().order;
  const steps: Record<string, string> = { quoted: words.answerQuote, revisionRequested: words.sendFile };
  const step = steps[statusWord ?? ''];
  if (!step || !trackUrl) return null;
  return (
    <a className="button primary" href={trackUrl}>
      {step}
    </a>
  );
}

function Facts({ line }: { line: OrderLine }) {
  const texts = useOrderTexts();
  const { lines: words } = texts.order;
  const { snapshot, lineTotal, currency, jobNumber, statusWord, trackingNumber, trackUrl } = line;
  const { item, isOwnFile, material, color, quality, tolerance, turnaround, unitPrice, setupPrice } = snapshot;
  const money = (minor: number) => moneyText(texts, minor, currency);
  const step = texts.portal.steps[statusWord as keyof typeof texts.portal.steps];
  const product = isOwnFile ? undefined : item?.name;
  const options = [product, [material, color].filter(Boolean).join(' '), quality, tolerance, turnaround].filter(
    Boolean,
  );
  const isPriced = unitPrice !== undefined;
  return (
    <>
      <p className="muted">{options.join(' · ')}</p>
      <p className="price">
        <strong className="money">{isPriced ? money(lineTotal) : words.toQuote}</strong>
        {isPriced && (
          <span className="muted">
            {fill(words.each, { price: money(unitPrice) })}
            {setupPrice ? `, ${fill(words.setup, { price: money(setupPrice) })}` : ''}
          </span>
        )}
      </p>
      {(step || jobNumber) && (
        <p className="job-state" aria-live="polite">
          {step && <strong data-step={statusWord}>{step}</strong>}
          {jobNumber && <span className="muted">{fill(words.job, { number: jobNumber })}</span>}
          {trackUrl && (
            <a className="link" href={trackUrl}>
              {words.follow}
            </a>
          )}
        </p>
      )}
      {trackingNumber && (
        <p>
          <strong>{words.shipment}:</strong> {trackingNumber}
        </p>
      )}
    </>
  );
}
