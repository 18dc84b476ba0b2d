/** What follows when a file has been looked at. */
import { followFile } from '../../data/file-estimates';
import type { Row } from '../../kernel/record';
import type { ClassRules, Tools } from '../../kernel/tools';

export const FilePreflightRules: ClassRules = { effects: { tellJob } };

/** Nobody, when no job has the file yet: the job asks when it gets it. */
async function tellJob({ storageName }: Row, _effect: unknown, tools: Tools): Promise<void> {
  const revision = await tools.store.first('FileRevision', { storageName });
  if (revision?.printJob) await followFile(tools, revision.printJob.objectId);
}
