import { useEffect, useRef } from 'react';
import { useOrderTexts } from '../texts';

/** The account is gone. */
export function DeletedPage() {
  const { data, home } = useOrderTexts().account;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="portal">
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {data.deletedTitle}
        </h1>
        <p>{data.deleted}</p>
      </header>
      <p>
        <a className="link" href="/shop">
          {home.toShop}
        </a>
      </p>
    </main>
  );
}
