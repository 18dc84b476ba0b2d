/** Sends a stored model to whoever may have it, by ranges. */
import type { Request, Response } from 'express';
import type { Row } from './kernel/record';
import type { Tools } from './kernel/tools';

/** `revision` is a FileRevision with a storageName. */
export async function sendModel({ files }: Tools, revision: Row, request: Request, response: Response): Promise<void> {
  response.set({
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    'Content-Type': 'application/octet-stream',
  });
  response.attachment(revision.fileName).type('application/octet-stream');
  await files.send(revision.storageName, request, response);
}
