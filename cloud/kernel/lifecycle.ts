/** Names the move that a change of status is, and refuses the steps that are none. */
import type { Lifecycle } from '../../schema/format';
import { ShopError } from '../domain/errors';
import type { Change } from './change';
import { inWords, mayDo, type Relation } from './rights';

/** The move from one status to another; undefined where there is none. */
export function moveBetween(lifecycle: Lifecycle, from: string, to: string): string | undefined {
  return Object.keys(lifecycle.moves).find((name) => {
    const move = lifecycle.moves[name];
    return move?.from.includes(from) && [move.to].flat().includes(to);
  });
}

/** The statuses that can follow, whoever asks. */
export function openFrom(lifecycle: Lifecycle, from: string): string[] {
  return [
    ...new Set(
      Object.values(lifecycle.moves)
        .filter((move) => move.from.includes(from))
        .flatMap((move) => move.to),
    ),
  ];
}

/** Sets change.move. Throws job.noSuchMove with the open steps, or job.moveNotYours. */
export function nameMove(change: Change, lifecycle: Lifecycle, relation: Relation): void {
  const { field, start } = lifecycle;
  const to = change.after[field] as string | undefined;
  if (change.isCreate) {
    if (to !== undefined && to !== start) throw new ShopError('job.startStatus', { start });
    change.set(field, start);
    return;
  }
  const from = change.before?.[field] as string;
  if (from === to) return;
  const move = moveBetween(lifecycle, from, String(to));
  const definition = move ? lifecycle.moves[move] : undefined;
  if (!move || !definition) {
    const open = openFrom(lifecycle, from).join(', ') || 'nowhere, it is closed';
    throw new ShopError('job.noSuchMove', { from, to: String(to).slice(0, 60), open });
  }
  if (!mayDo(definition.by, change.actor, relation))
    throw new ShopError('job.moveNotYours', { from, to: String(to), by: inWords(definition.by) });
  change.move = move;
}
