/** Lets a customer in; they stay where they wanted to go. */
import { useState } from 'react';
import { useAttempt } from '../../parts/useAttempt';
import { Refusal } from '../../portal/parts/Refusal';
import { Button } from '../../small/Button';
import { Input } from '../../small/Field';
import { useFirstField } from '../../small/useFirstField';
import { NotLetIn, signIn } from '../data/signing';
import { useOrderTexts } from '../texts';

export function SignInPage({ hasEnded }: { hasEnded: boolean }) {
  const words = useOrderTexts().account.signIn;
  const [email, setEmail] = useState('');
  const form = useFirstField();
  const [password, setPassword] = useState('');
  const { attempt, error, isWorking } = useAttempt(() => signIn(email, password));
  const isStaff = error instanceof NotLetIn && error.why === 'notCustomer';
  return (
    <main className="portal">
      <header>
        <h1>{words.title}</h1>
        <p>{hasEnded ? words.ended : words.intro}</p>
      </header>
      <section>
        <form ref={form} onSubmit={attempt}>
          <Refusal error={error instanceof NotLetIn ? { message: words[error.why] } : error} />
          {isStaff && (
            <a className="link" href="/login">
              {words.staff}
            </a>
          )}
          <Input label={words.email} type="email" value={email} onChange={setEmail} autoComplete="username" required />
          <Input
            label={words.password}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            required
          />
          <Button kind="primary" type="submit" disabled={isWorking}>
            {isWorking ? words.working : words.submit}
          </Button>
        </form>
        <p className="ways-on">
          <a className="link" href="/account/forgotten">
            {words.forgotten}
          </a>
          <a className="link" href="/account/register">
            {words.register}
          </a>
        </p>
      </section>
    </main>
  );
}
