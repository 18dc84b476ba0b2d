import type { Entry } from '../data/entries';
import { useTexts } from '../texts';
import { refusalText } from '../words';

/** What the server said about the entry that is being changed, or what keeps this one from being entered. */
export function Refusal({ entry, problem }: { entry?: Entry; problem?: string }) {
  const texts = useTexts();
  return (
    <div role="alert">
      {problem && <p className="refusal">{problem}</p>}
      {!problem && entry?.refusal && <p className="refusal">{refusalText(texts, entry.refusal)}</p>}
    </div>
  );
}
