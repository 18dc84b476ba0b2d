import { sentenceFor, useTexts } from '../texts';

/** What was refused, where the hand is; read out when it comes. */
export function Refusal({ error }: { error: unknown }) {
  const texts = useTexts();
  const said = error as { message: string; body?: { code: number } } | undefined;
  return (
    <div role="alert">
      {said && <p className="refusal">{sentenceFor(texts, { message: said.message, code: said.body?.code })}</p>}
    </div>
  );
}
