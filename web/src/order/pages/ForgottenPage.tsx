/** Asks for the mail with which a new password is chosen. */
import { useState } from 'react';
import { useAttempt } from '../../parts/useAttempt';
import { Input } from '../../small/Field';
import { askForPassword } from '../data/server';
import { DoorForm } from '../parts/DoorForm';
import { useOrderTexts } from '../texts';
import { LookIntoMail } from './LookIntoMail';

export function ForgottenPage() {
  const { forgotten: words, signIn, register } = useOrderTexts().account;
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  const asking = useAttempt(async () => {
    await askForPassword(email.trim().toLowerCase());
    setSent(true);
  });
  if (isSent) return <LookIntoMail text={words.sent} email={email} />;
  return (
    <DoorForm
      {...asking}
      title={words.title}
      intro={words.intro}
      submit={register.submit}
      waysOn={[{ to: '/account', text: register.back }]}
    >
      <Input label={signIn.email} type="email" value={email} onChange={setEmail} autoComplete="email" required />
    </DoorForm>
  );
}
