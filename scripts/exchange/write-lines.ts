/** Writes lines that were judged, several at a time; what the server refuses is said, and the others go on. */
import type { Line } from '../../cloud/domain/exchange/judging';
import { type Imported, TABLES } from '../../cloud/domain/exchange/tables';
import { Refused, type SignedIn } from './signed-in';

const AT_ONCE = 4;

export interface Written {
  made: number;
  changed: number;
  refused: { line: Line; why: string }[];
}

export async function writeLines(
  className: Imported,
  lines: Line[],
  shop: SignedIn,
  progress: (done: number) => void,
): Promise<Written> {
  const written: Written = { made: 0, changed: 0, refused: [] };
  const left = [...lines].reverse();
  let done = 0;
  const write = async (line: Line) => {
    if (line.found) {
      await shop.update(className, line.found.row, line.found.changes);
      written.changed++;
      return;
    }
    const operation = TABLES[className].isRepeatable ? { operationId: line.operationId } : {};
    await shop.create(className, { ...line.data, ...operation });
    written.made++;
  };
  const work = async () => {
    for (let line = left.pop(); line; line = left.pop()) {
      try {
        await write(line);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        written.refused.push({ line, why: error.message });
      }
      progress(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return written;
}
