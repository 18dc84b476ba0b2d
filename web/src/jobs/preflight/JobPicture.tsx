import { useTranslate } from 'react-admin';
import { Thumbnail } from '../../preflight/Thumbnail';
import type { Row } from '../../providers/errors';
import { pictureOf } from '../../providers/pictures';

/** The picture of a job's model; nothing where no file was uploaded. */
export function JobPicture({ job, revision, width }: { job: Row; revision?: number; width: number }) {
  const translate = useTranslate();
  if (!job.preflight) return null;
  const alt = translate('preflight.picture', { name: job.fileName });
  return <Thumbnail job={job} revision={revision} pictureOf={pictureOf} alt={alt} width={width} />;
}
