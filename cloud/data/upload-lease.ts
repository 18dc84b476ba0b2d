/** The one right to write to an upload, which holds for all processes and ends with the one that has it. */
import type { Store } from './store';

/** A writer that has not said for so long that it goes on is gone. */
export const LEASE_MS = 4_000;

export type Claim = 'mine' | 'taken' | 'unknown';

/**
 * Takes the right when it is free, or when whoever has it is known to be gone; otherwise lets them know that
 * somebody waits.
 */
export async function claimWriting(
  store: Store,
  uploadKey: string,
  writer: string,
  isGone: (writer: string) => boolean,
): Promise<Claim> {
  const row = await store.first('ModelUpload', { uploadKey });
  if (!row) return 'unknown';
  const { objectId, writingUntil } = row;
  const asSeen = { objectId, writer: row.writer ?? null, writingUntil: writingUntil ?? null };
  if (row.writer && writingUntil > new Date() && !isGone(row.writer)) {
    if (!row.isWriterAsked) await store.update('ModelUpload', asSeen, { isWriterAsked: true });
    return 'taken';
  }
  const changes = { writer, writingUntil: new Date(Date.now() + LEASE_MS), isWriterAsked: false };
  return (await store.update('ModelUpload', asSeen, changes)) ? 'mine' : 'taken';
}

/** Says that the writing goes on. false: the right is lost, or somebody asks for it. */
export async function goOnWriting(store: Store, uploadKey: string, writer: string): Promise<boolean> {
  const writingUntil = new Date(Date.now() + LEASE_MS);
  return store.update('ModelUpload', { uploadKey, writer, isWriterAsked: false }, { writingUntil });
}

/** Gives the right back; a second time does nothing. */
export async function endWriting(store: Store, uploadKey: string, writer: string): Promise<void> {
  await store.update('ModelUpload', { uploadKey, writer }, { writer: null, writingUntil: null });
}
