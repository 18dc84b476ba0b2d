import { useEffect, useRef } from 'react';
import { useOrderTexts } from '../texts';

/** The rest happens by mail, whoever the address belongs to. */
export function LookIntoMail({ text }: { text: string }) {
  const { register: words } = useOrderTexts().account;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="portal">
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {words.sentTitle}
        </h1>
        <p>{text}</p>
      </header>
      <p>
        <a className="link" href="/account">
          {words.back}
        </a>
      </p>
    </main>
  );
}
