import { DonePage } from '../../small/DonePage';
import { fill } from '../../small/fill';
import { Icon } from '../../small/icons';
import type { MadeJob } from '../data/server';
import { useTexts } from '../texts';

/** The request has arrived: where each of its jobs can be followed. */
export function SentPage({ jobs, email }: { jobs: MadeJob[]; email: string }) {
  const { sent } = useTexts().portal;
  return (
    <DonePage title={sent.title} text={fill(sent.text, { email })} onward={{ to: '/request', text: sent.another }}>
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
    </DonePage>
  );
}
