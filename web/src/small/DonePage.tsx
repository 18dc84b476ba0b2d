import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  title: string;
  text: string;
  onward: { to: string; text: string };
  /** What stands before the way onward. */
  children?: ReactNode;
}

/** Comes in a form's place when it is done: says so from its heading, which has the focus, and leads onward. */
export function DonePage({ title, text, onward, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="portal">
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p>{text}</p>
      </header>
      {children}
      <p>
        <a className="link" href={onward.to}>
          {onward.text}
        </a>
      </p>
    </main>
  );
}
