import { DonePage } from '../../small/DonePage';
import { fill } from '../../small/fill';
import { useOrderTexts } from '../texts';

/** The rest happens by mail, whoever the address belongs to. `text` names it. */
export function LookIntoMail({ text, email }: { text: string; email: string }) {
  const { register: words } = useOrderTexts().account;
  return (
    <DonePage
      title={words.sentTitle}
      text={fill(text, { email: email.trim() })}
      onward={{ to: '/account', text: words.back }}
    />
  );
}
