import { Button } from '../../small/Button';
import { queue as shop, useQueue } from '../data/shop';
import { sectionsOf } from '../data/view';
import { JobCard } from '../parts/JobCard';
import { Notices, TopBar } from '../parts/TopBar';
import { useTexts } from '../texts';

export function ListPage() {
  const { queue } = useTexts();
  return (
    <>
      <TopBar title={queue.title} />
      <main>
        <Notices />
        <Jobs />
      </main>
    </>
  );
}

function Jobs() {
  const { queue } = useTexts();
  const { view, problem, isConnected } = useQueue();
  if (!view) {
    if (problem || !isConnected)
      return (
        <Button icon="send" onClick={() => shop.wake()}>
          {queue.again}
        </Button>
      );
    return (
      <div className="skeletons" role="status" aria-label={queue.loading}>
        <div className="card" />
        <div className="card" />
        <div className="card" />
      </div>
    );
  }
  const sections = sectionsOf(view.jobs);
  if (!sections.length)
    return (
      <div className="empty">
        <h2>{queue.empty.title}</h2>
        <p>{queue.empty.text}</p>
      </div>
    );
  return (
    <>
      {sections.map(({ name, jobs }) => (
        <section key={name} className={`jobs ${name}`} aria-labelledby={`section-${name}`}>
          <h2 id={`section-${name}`}>
            {queue.sections[name]} <span>{jobs.length}</span>
          </h2>
          <div>
            {jobs.map((job) => (
              <JobCard key={job.id} job={job} isMixed={name === 'checking' || name === 'elsewhere'} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
