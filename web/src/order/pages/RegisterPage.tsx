/** Asks for an account. What is answered says nothing of who has one already: the mail does. */
import { useState } from 'react';
import { useAttempt } from '../../parts/useAttempt';
import { Refusal } from '../../portal/parts/Refusal';
import { Button } from '../../small/Button';
import { Input } from '../../small/Field';
import { fill } from '../../small/fill';
import { useFirstField } from '../../small/useFirstField';
import { registerCustomer } from '../data/server';
import { useOrderTexts } from '../texts';
import { LookIntoMail } from './LookIntoMail';

export function RegisterPage() {
  const { account, locale } = useOrderTexts();
  const { register: words, signIn } = account;
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const form = useFirstField();
  const [isSent, setSent] = useState(false);
  const { attempt, error, isWorking } = useAttempt(async () => {
    await registerCustomer({ email: email.trim(), name: name.trim(), language: locale });
    setSent(true);
  });
  if (isSent) return <LookIntoMail text={fill(words.sent, { email: email.trim() })} />;
  return (
    <main className="portal">
      <header>
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
      </header>
      <section>
        <form ref={form} onSubmit={attempt}>
          <Refusal error={error} />
          <Input label={words.name} value={name} onChange={setName} autoComplete="name" maxLength={100} required />
          <Input
            label={signIn.email}
            type="email"
            value={email}
            onChange={setEmail}
            autoComplete="email"
            maxLength={254}
            required
          />
          <Button kind="primary" type="submit" disabled={isWorking}>
            {isWorking ? signIn.working : words.submit}
          </Button>
        </form>
        <p className="ways-on">
          <a className="link" href="/account">
            {words.have}
          </a>
        </p>
      </section>
    </main>
  );
}
