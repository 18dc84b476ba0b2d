import { Refusal } from '../../portal/parts/Refusal';
import { Button } from '../../small/Button';
import { useTexts } from '../texts';

/** Something that the page needs did not come. */
export function Trouble({ error, again }: { error: unknown; again: () => void }) {
  const { portal } = useTexts();
  return (
    <section>
      <Refusal error={error} />
      <Button onClick={again}>{portal.again}</Button>
    </section>
  );
}
