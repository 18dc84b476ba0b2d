/** Lets a customer in; they stay where they wanted to go. */
import { useState } from 'react';
import { useAttempt } from '../../parts/useAttempt';
import { Input } from '../../small/Field';
import { NotLetIn, signIn } from '../data/signing';
import { DoorForm } from '../parts/DoorForm';
import { useOrderTexts } from '../texts';

export function SignInPage({ hasEnded }: { hasEnded: boolean }) {
  const words = useOrderTexts().account.signIn;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { attempt, error, isWorking } = useAttempt(() => signIn(email, password));
  const isStaff = error instanceof NotLetIn && error.why === 'notCustomer';
  return (
    <DoorForm
      title={words.title}
      intro={hasEnded ? words.ended : words.intro}
      submit={words.submit}
      attempt={attempt}
      isWorking={isWorking}
      error={error instanceof NotLetIn ? { message: words[error.why] } : error}
      waysOn={[
        { to: '/account/forgotten', text: words.forgotten },
        { to: '/account/register', text: words.register },
      ]}
    >
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
    </DoorForm>
  );
}
