/** Asks for an account. What is answered says nothing of who has one already: the mail does. */
import { useState } from 'react';
import { useAttempt } from '../../parts/useAttempt';
import { Input } from '../../small/Field';
import { registerCustomer } from '../data/server';
import { DoorForm } from '../parts/DoorForm';
import { useOrderTexts } from '../texts';
import { LookIntoMail } from './LookIntoMail';

export function RegisterPage() {
  const { account, locale } = useOrderTexts();
  const { register: words, signIn } = account;
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  const asking = useAttempt(async () => {
    await registerCustomer({ email: email.trim(), name: name.trim(), language: locale });
    setSent(true);
  });
  if (isSent) return <LookIntoMail text={words.sent} email={email} />;
  return (
    <DoorForm
      {...asking}
      title={words.title}
      intro={words.intro}
      submit={words.submit}
      waysOn={[{ to: '/account', text: words.have }]}
    >
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
    </DoorForm>
  );
}
