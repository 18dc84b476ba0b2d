/** A small picture of a job's model, in a box that is there before it: of plain elements, since lists hold many. */
import { useEffect, useState } from 'react';
import type { Row } from '../providers/errors';
import { useOnScreen } from './onScreen';
import type { PictureOf } from './pictures';

/** As the server draws them. */
const RATIO = 192 / 256;

interface Props {
  job: Row;
  /** An earlier one than the newest. */
  revision?: number;
  pictureOf: PictureOf;
  alt: string;
  /** Pixels. */
  width: number;
}

export function Thumbnail({ job, revision = job.fileRevision, pictureOf, alt, width }: Props) {
  const [place, isSeen] = useOnScreen<HTMLSpanElement>();
  const [address, setAddress] = useState<string>();
  // An address has no picture, and a file that nobody has looked at none yet.
  const isThere = revision !== job.fileRevision || job.preflight === 'Passed' || job.preflight === 'Failed';
  useEffect(() => {
    if (!isSeen || !isThere) return;
    let isGone = false;
    pictureOf(job.id, revision).then((found) => {
      if (!isGone) setAddress(found);
    });
    return () => {
      isGone = true;
    };
  }, [isSeen, isThere, job.id, revision, pictureOf]);
  const size = { width, height: width * RATIO };
  return (
    <span
      ref={place}
      className="thumbnail"
      style={{ ...size, display: 'inline-block', flex: 'none', borderRadius: 4, background: 'rgb(128 150 152 / 0.14)' }}
    >
      {address && <img src={address} alt={alt} {...size} style={{ display: 'block' }} draggable={false} />}
    </span>
  );
}
