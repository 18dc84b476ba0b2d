/** Who asks for something or orders it: the four fields that every form has for it. */
import { Input } from './Field';

type Name = 'name' | 'company' | 'email' | 'phone';

interface Props {
  texts: Record<Name | 'emailHint', string>;
  letter: Record<Name, string>;
  setLetter: (changed: Partial<Record<Name, string>>) => void;
}

export function ContactFields({ texts, letter, setLetter }: Props) {
  return (
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
  );
}
