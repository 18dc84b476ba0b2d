/** Pictures of models: each is fetched once, and kept while its page is open and the same person is signed in. */
import { isRefusal } from '../providers/errors';

interface Source {
  /** Throws a ServerError. */
  fetchBytes: (address: string) => Promise<Blob>;
  /** Tells one person's session from another's. */
  session: () => string | null | undefined;
}

/** Answers the address of a revision's picture within this page; undefined when there is none. */
export type PictureOf = (jobId: string, revision: number) => Promise<string | undefined>;

export function createPictures({ fetchBytes, session }: Source): PictureOf {
  const kept = new Map<string, Promise<string | undefined>>();
  let owner: string | null | undefined;

  function forgetOthers(): void {
    if (owner === session()) return;
    for (const picture of kept.values()) picture.then((address) => address && URL.revokeObjectURL(address));
    kept.clear();
    owner = session();
  }

  return (jobId, revision) => {
    forgetOthers();
    const address = `/files/jobs/${jobId}/picture?revision=${revision}`;
    const known = kept.get(address);
    if (known) return known;
    const picture = fetchBytes(address).then(URL.createObjectURL, (error) => {
      // What was lost on the way may come the next time.
      if (!isRefusal(error, 'job.noPicture')) kept.delete(address);
      return undefined;
    });
    kept.set(address, picture);
    return picture;
  };
}
