/** The price file by file, with how each came about, and what stands in the way of it. */
import { dayText } from '../../portal/texts';
import { Button } from '../../small/Button';
import { fill } from '../../small/fill';
import type { Priced } from '../data/pricing';
import type { Choices } from '../data/server';
import type { Files } from '../data/useFiles';
import { useTexts } from '../texts';
import { JobPriceLine } from './JobPriceLine';
import { Trouble } from './Trouble';

interface Props {
  priced: Priced & { again: () => void };
  files: Files;
  /** All that a price needs is there. */
  isAsked: boolean;
  materials: Choices['materials'];
  choose: (materialId: string) => void;
}

export function PricePanel({ priced, files, isAsked, materials, choose }: Props) {
  const texts = useTexts();
  const { price } = texts.store;
  const { quote, error, isAsking, isLate, again } = priced;
  const isUploading = files.chosen.length > 0 && !files.isAllThere && !files.isRefused;
  return (
    <section className="price-panel" aria-labelledby="price" aria-busy={isAsking}>
      <h2 id="price">{price.title}</h2>
      {!isAsked && !files.isRefused && <p className="muted">{isUploading ? price.uploading : price.none}</p>}
      {files.isRefused && <p className="hint">{texts.portal.request.refusedFiles}</p>}
      {error !== undefined && <Trouble error={error} again={again} />}
      {quote && (
        <>
          <ul className="job-prices">
            {quote.jobs.map((job) => (
              <JobPriceLine
                key={job.jobId}
                job={job}
                currency={quote.currency}
                isOnly={quote.jobs.length === 1}
                materials={materials}
                choose={choose}
              />
            ))}
          </ul>
          {isLate && (
            <div className="notice waiting">
              <p>{price.late}</p>
              <Button onClick={again}>{price.lookAgain}</Button>
            </div>
          )}
          {isUploading && <p className="hint">{price.partly}</p>}
          {quote.leadTimeDays !== undefined && <p>{fill(price.leadTime, { smart_count: quote.leadTimeDays })}</p>}
          {quote.isReady && quote.canOrder && (
            <p className="hint">
              {quote.needsReview ? price.byShopHint : fill(price.validUntil, { day: dayText(texts, quote.validUntil) })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
