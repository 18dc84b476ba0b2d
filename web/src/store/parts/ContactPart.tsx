/** Who orders. Somebody who is signed in finds it filled in. */
import { Input, TextArea } from '../../small/Field';
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
      <div className="pair">
        <Input
          label={texts.name}
          value={letter.name}
          onChange={(name) => setLetter({ name })}
          autoComplete="name"
          maxLength={200}
          required
        />
        <Input
          label={texts.company}
          value={letter.company}
          onChange={(company) => setLetter({ company })}
          autoComplete="organization"
          maxLength={200}
        />
        <Input
          label={texts.email}
          hint={texts.emailHint}
          type="email"
          value={letter.email}
          onChange={(email) => setLetter({ email })}
          autoComplete="email"
          required
        />
        <Input
          label={texts.phone}
          type="tel"
          value={letter.phone}
          onChange={(phone) => setLetter({ phone })}
          autoComplete="tel"
          maxLength={60}
        />
      </div>
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
