/** The job's file: shown and fetched with the session when the shop keeps it, an address to open when it lies elsewhere. */
import { lazy, Suspense, useState } from 'react';
import { isModel } from '../../jobs/model/formats';
import type { Row } from '../../providers/errors';
import { Button } from '../../small/Button';
import { fill } from '../../small/fill';
import { Icon } from '../../small/icons';
import { fetchFile, ownPath, save } from '../data/files';
import { useTexts } from '../texts';

const Preview = lazy(() => import('../../small/Preview'));

export function ModelFile({ job }: { job: Row }) {
  const { queue, region } = useTexts();
  const [isFetching, setFetching] = useState(false);
  const [isShown, setShown] = useState(false);
  const [problem, setProblem] = useState<string>();
  const path = ownPath(job);

  async function bytes(): Promise<Blob> {
    return fetchFile(path ?? '', queue.signIn.unreachable);
  }

  async function get() {
    setFetching(true);
    setProblem(undefined);
    try {
      save(await bytes(), job.fileName);
    } catch (error) {
      setProblem((error as Error).message);
    }
    setFetching(false);
  }

  return (
    <section className="file" aria-labelledby="file">
      <h2 id="file">{queue.job.file}</h2>
      <p className="muted">
        {job.fileName} · {fill(queue.job.revision, { n: job.fileRevision ?? 1 })}
      </p>
      {isShown && (
        <Suspense fallback={<p role="status">{queue.job.fetching}</p>}>
          <Preview
            key={job.fileRevision}
            fetchBytes={bytes}
            fileName={job.fileName}
            texts={queue.job}
            region={region}
          />
        </Suspense>
      )}
      {path ? (
        <div className="buttons">
          {isModel(job.fileName) && (
            <Button icon="cube" onClick={() => setShown(!isShown)} pressed={isShown}>
              {queue.job.preview}
            </Button>
          )}
          <Button icon="file" onClick={get} disabled={isFetching}>
            {isFetching ? queue.job.fetching : queue.job.getFile}
          </Button>
        </div>
      ) : (
        <a className="button plain" href={job.fileUrl} target="_blank" rel="noreferrer">
          <Icon name="file" />
          {queue.job.getFile}
        </a>
      )}
      <div role="alert">{problem && <p className="refusal">{problem}</p>}</div>
    </section>
  );
}
