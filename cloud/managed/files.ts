/** Model files in the place where a managed server keeps all files. */
import { createHash } from 'node:crypto';
import Parse from 'parse/node';
import type { ModelFiles } from '../adapters/files/model-files';

/** What is asked of files where they arrive through Parse alone. */
export const parseFiles: Pick<ModelFiles, 'takeFacts' | 'addressOf' | 'remove'> = {
  takeFacts: async (_name, file) => {
    const bytes = Buffer.from((await file?.getData()) ?? '', 'base64');
    return { sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
  },
  addressOf: (file) => file.url() as string,
  remove: async (name) => {
    const file = new Parse.File(name, [0]);
    Object.assign(file, { _name: name, _url: name });
    await file.destroy({ useMasterKey: true });
  },
};
