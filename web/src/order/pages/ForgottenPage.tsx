/** Asks for the mail with which a new password is chosen. */
import { useState } from 'react';
import { useAttempt } from '../../parts/useAttempt';
import { Refusal } from '../../portal/parts/Refusal';
import { Button } from '../../small/Button';
import { Input } from '../../small/Field';
import { fill } from '../../small/fill';
import { useFirstField } from '../../small/useFirstField';
import { askForPassword } from '../data/server';
import { useOrderTexts } from '../texts';
import { LookIntoMail } from './LookIntoMail';

export function ForgottenPage() {
  const { forgotten: words, signIn, register } = useOrderTexts().account;
  const [email, setEmail] = useState('');
  const form = useFirstField();
  const [isSent, setSent] = useState(false);
  const { attempt, error, isWorking } = useAttempt(async () => {
    await askForPassword(email.trim().toLowerCase());
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
          <Input label={signIn.email} type="email" value={email} onChange={setEmail} autoComplete="email" required />
          <Button kind="primary" type="submit" disabled={isWorking}>
            {isWorking ? signIn.working : register.submit}
          </Button>
        </form>
        <p className="ways-on">
          <a className="link" href="/account">
            {register.back}
          </a>
        </p>
      </section>
    </main>
  );
}
