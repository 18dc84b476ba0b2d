/** Who orders. Somebody who is signed in finds it filled in. */
import { ContactFields } from '../../small/ContactFields';
import { TextArea } from '../../small/Field';
import { fill } from '../../small/fill';
import type { Letter } from '../data/letter';
import { useShop } from '../data/useShop';
import { useTexts } from '../texts';

interface Props {
  letter: Letter;
  setLetter: (changed: Partial<Letter>) => void;
}

export function ContactPart({ letter, setLetter }: Props) {
  const { customer } = useShop();
  const texts = useTexts().store.checkout;
  return (
    <section aria-labelledby="contact">
      <h2 id="contact">{texts.contact}</h2>
      {customer ? (
        <p className="muted">{fill(texts.signedInAs, { name: customer.name })}</p>
      ) : (
        <p>
          <a className="link" href="/account">
            {texts.account}
          </a>
        </p>
      )}
      <ContactFields texts={texts} letter={letter} setLetter={setLetter} />
      <TextArea
        label={texts.address}
        hint={texts.addressHint}
        value={letter.address}
        onChange={(address) => setLetter({ address })}
        autoComplete="street-address"
        maxLength={500}
      />
    </section>
  );
}
