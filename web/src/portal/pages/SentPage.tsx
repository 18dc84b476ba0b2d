import { useEffect, useRef } from 'react';
import { fill } from '../../small/fill';
import { Icon } from '../../small/icons';
import type { MadeJob } from '../data/server';
import { useTexts } from '../texts';

/** The request has arrived: where each of its jobs can be followed. */
export function SentPage({ jobs, email }: { jobs: MadeJob[]; email: string }) {
  const { sent } = useTexts().portal;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="portal">
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {sent.title}
        </h1>
        <p>{fill(sent.text, { email })}</p>
      </header>
      <ul className="jobs-made">
        {jobs.map(({ jobNumber, trackUrl }) => (
          <li key={jobNumber}>
            <a className="button plain" href={trackUrl}>
              <Icon name="cube" />
              <span>{jobNumber}</span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a className="link" href="/request">
          {sent.another}
        </a>
      </p>
    </main>
  );
}
