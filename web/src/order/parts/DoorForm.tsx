/** A form before the door of an account: what it asks for, its one button, and the ways elsewhere. */
import type { FormEvent, ReactNode } from 'react';
import { Refusal } from '../../portal/parts/Refusal';
import { Button } from '../../small/Button';
import { useFirstField } from '../../small/useFirstField';
import { useOrderTexts } from '../texts';

interface Props {
  title: string;
  intro: string;
  submit: string;
  attempt: (event: FormEvent) => void;
  isWorking: boolean;
  error: unknown;
  children: ReactNode;
  waysOn: { to: string; text: string }[];
}

export function DoorForm({ title, intro, submit, attempt, isWorking, error, children, waysOn }: Props) {
  const { working } = useOrderTexts().account.signIn;
  const form = useFirstField();
  return (
    <main className="portal">
      <header>
        <h1>{title}</h1>
        <p>{intro}</p>
      </header>
      <section>
        <form ref={form} onSubmit={attempt}>
          <Refusal error={error} />
          {children}
          <Button kind="primary" type="submit" disabled={isWorking}>
            {isWorking ? working : submit}
          </Button>
        </form>
        <p className="ways-on">
          {waysOn.map(({ to, text }) => (
            <a key={to} className="link" href={to}>
              {text}
            </a>
          ))}
        </p>
      </section>
    </main>
  );
}
