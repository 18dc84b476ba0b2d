/** The job's file: fetched with the session when the shop keeps it, an address to open when it lies elsewhere. */
import { useState } from 'react';
import { type Row, toServerError, UNREACHABLE } from '../../providers/errors';
import { queue as shop } from '../data/shop';
import { fill, useTexts } from '../texts';
import { Button } from './Button';
import { Icon } from './icons';

/** Where this shop keeps the job's file; undefined for an address elsewhere. */
function ownPath({ fileUrl }: Row): string | undefined {
  const path = /^https?:\/\/[^/]+(\/files\/jobs\/\w+)$/.exec(fileUrl ?? '')?.[1];
  return path ?? undefined;
}

async function fetchFile(path: string): Promise<Blob> {
  const response = await fetch(path, { headers: { 'X-Parse-Session-Token': shop.token() ?? '' } }).catch(() => {
    throw toServerError({ code: 100, message: '' });
  });
  if (!response.ok) {
    const { code, error } = await response.json().catch(() => ({ code: 100, error: '' }));
    throw toServerError({ code, message: error });
  }
  return response.blob();
}

/** Hands the bytes to the device under the file's name. */
function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function ModelFile({ job }: { job: Row }) {
  const { queue } = useTexts();
  const [isFetching, setFetching] = useState(false);
  const [problem, setProblem] = useState<string>();
  const path = ownPath(job);

  async function get() {
    if (!path) return;
    setFetching(true);
    setProblem(undefined);
    try {
      save(await fetchFile(path), job.fileName);
    } catch (error) {
      const { message } = error as Error;
      setProblem(message === UNREACHABLE ? queue.signIn.unreachable : message);
    }
    setFetching(false);
  }

  return (
    <section className="file" aria-labelledby="file">
      <h2 id="file">{queue.job.file}</h2>
      <p className="muted">
        {job.fileName} · {fill(queue.job.revision, { n: job.fileRevision ?? 1 })}
      </p>
      {path ? (
        <Button icon="file" onClick={get} disabled={isFetching}>
          {isFetching ? queue.job.fetching : queue.job.getFile}
        </Button>
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
