import type { JobView } from '../data/server';
import { momentText, useTexts } from '../texts';

/** Each status with when it came, the newest first. */
export function History({ steps }: { steps: JobView['history'] }) {
  const texts = useTexts();
  const { track, steps: words } = texts.portal;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{track.history}</h2>
      <ol className="steps">
        {steps.toReversed().map(({ statusKey, at }, index) => (
          <li key={at} aria-current={index === 0 ? 'step' : undefined}>
            <strong>{words[statusKey as keyof typeof words]}</strong>
            <time dateTime={at}>{momentText(texts, at)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
