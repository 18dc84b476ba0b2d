/** Uploads: staff only, model files only, each noted with its hash so that it can become a job's file. */
import Parse from 'parse/node';
import { askForPreflight } from '../../data/preflights';
import { ShopError } from '../../domain/errors';
import { checkModelName } from '../../domain/jobs/model-files';
import { type Asking, actorOf } from '../../kernel/actor';
import { answering } from '../../kernel/errors';
import { pointerTo } from '../../kernel/record';
import { checkScope, FILES_SCOPE } from '../../kernel/standing';
import type { Tools } from '../../kernel/tools';

/** The SDK takes the class of files here, which its types leave out. */
const FILES = Parse.File as unknown as string;

type FileRequest = Parse.Cloud.FileTriggerRequest & Asking;

/** The name without the random part that the store puts before it. */
const givenName = (storageName: string) => storageName.replace(/^[0-9a-f]{32}_/, '');

function refuseDirectUse(): Promise<never> {
  return answering(async () => {
    throw new ShopError('file.readOnly');
  });
}

export function registerFile(tools: Tools): void {
  Parse.Cloud.beforeSave(FILES, (request: unknown) =>
    answering(async () => {
      const { file, fileSize, master, ...rest } = request as FileRequest;
      if (!master) {
        checkScope(rest.user, FILES_SCOPE);
        const actor = await actorOf(rest as unknown as Asking, tools.profiles);
        if ((actor.type !== 'staff' && actor.type !== 'machine') || actor.roles.size === 0)
          throw new ShopError('file.staffOnly');
      }
      checkModelName(file.name());
      if (fileSize === 0) throw new ShopError('file.empty');
    }),
  );

  Parse.Cloud.afterSave(FILES, (request: unknown) =>
    answering(async () => {
      const asking = request as FileRequest;
      const actor = await actorOf(asking, tools.profiles);
      const storageName = asking.file.name();
      const facts = await tools.files.takeFacts(storageName, asking.file);
      const fileUrl = tools.files.addressOf?.(asking.file);
      await askForPreflight(tools, storageName, givenName(storageName));
      await tools.store.createOnce('FileRevision', {
        storageName,
        fileName: givenName(storageName),
        ...facts,
        fileUrl,
        uploadedAt: tools.now(),
        ...(actor.technicianId ? { uploadedBy: pointerTo('Technician', actor.technicianId) } : {}),
        ACL: {},
      });
    }),
  );

  // Where a file has no address of its own it goes out through its job.
  if (!tools.files.addressOf) Parse.Cloud.beforeFind(FILES, refuseDirectUse);
  Parse.Cloud.beforeDelete(FILES, refuseDirectUse);
}
