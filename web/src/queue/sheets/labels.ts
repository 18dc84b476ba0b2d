/** What the QR code of a label means: the address of a row's page, or a batch's code as words. */
import type { Row } from '../../providers/errors';

/** The class and id in the address of a page; undefined when the text is no such address. */
export function rowIn(text: string): { className: string; id: string } | undefined {
  const [, className = '', id = ''] = /\/(PrintJob|MaterialBatch)\/(\w+)(?:\/|$)/.exec(text.trim()) ?? [];
  return id ? { className, id } : undefined;
}

/** The batch of these that the label belongs to. */
export function batchIn(text: string, batches: Row[]): Row | undefined {
  const found = rowIn(text);
  return batches.find(({ id, batchCode }) => (found ? id === found.id : batchCode === text.trim()));
}
