/** Changes that the server makes of rows by itself, through the ordinary save, at the revision that it decided on. */
import Parse from 'parse/node';
import { OWN_SAVE } from '../kernel/own-save';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

/** Was somebody else faster: is the row written, or moved, in the meantime? */
export const isOvertaken = (error: unknown): boolean => [1105, 1303].includes((error as { code?: number }).code ?? 0);

const TRIES = 30;

/**
 * Saves what `decide` wants of the row as it is, deciding anew for as long as somebody else was faster.
 * undefined leaves the row alone. Not for the row whose effect asks for it.
 */
export async function changeRow(
  { store }: Pick<Tools, 'store'>,
  className: string,
  objectId: string,
  decide: (row: Row) => Record<string, unknown> | undefined,
): Promise<void> {
  for (let left = TRIES; ; left--) {
    const row = await store.get(className, objectId);
    const wanted = row && decide(row);
    if (!wanted) return;
    const object = Parse.Object.extend(className).createWithoutData(objectId) as Parse.Object;
    try {
      await object.save({ ...wanted, revision: row.revision } as never, OWN_SAVE as never);
      return;
    } catch (error) {
      if (left === 0 || !isOvertaken(error)) throw error;
    }
  }
}
