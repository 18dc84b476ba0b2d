import { Thumbnail } from '../../preflight/Thumbnail';
import type { Row } from '../../providers/errors';
import { fill } from '../../small/fill';
import { pictureOf } from '../data/pictures';
import { useTexts } from '../texts';

/** The picture of a job's model; nothing where no file was uploaded. */
export function JobPicture({ job, width }: { job: Row; width: number }) {
  const { queue } = useTexts();
  if (!job.preflight) return null;
  return (
    <Thumbnail job={job} pictureOf={pictureOf} alt={fill(queue.job.picture, { name: job.fileName })} width={width} />
  );
}
