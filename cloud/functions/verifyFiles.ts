/** Compares all files of jobs with what they were; for the shop's own commands. */
import { randomUUID } from 'node:crypto';
import { makeFileReport } from '../data/file-report';
import { ShopError } from '../domain/errors';
import type { Verb } from './calling';

/** Answers { files, bytes, faults: [{ jobId, number, fileName, fault }] }, and leaves it as a FileReport. */
export const verifyFiles: Verb = async ({ actor, tools }) => {
  if (actor.type !== 'admin')
    throw new ShopError('write.forbidden', { operation: 'verify', class: 'FileRevision', by: 'the master key' });
  return makeFileReport(tools, `asked for ${randomUUID()}`);
};
