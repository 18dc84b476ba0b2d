/** Names the move that a change of status is, and refuses the steps that are none. */
import { type Lifecycle, lifecyclesOf, type MoveDefinition, type Rules } from '../../schema/format';
import type { Schema } from '../../schema/load';
import { ShopError } from '../domain/errors';
import type { Change } from './change';
import type { Row } from './record';
import { inWords, mayDo, type Relation } from './rights';

/** The lifecycle of jobs, as the schema has it. */
export function lifecycleOf(schema: Schema): Lifecycle {
  const lifecycle = schema.classes.get('PrintJob')?.rules?.lifecycle;
  if (!lifecycle) throw new Error('PrintJob has no lifecycle');
  return lifecycle;
}

/** The move from one status to another; undefined where there is none. */
export function moveBetween(lifecycle: Lifecycle, from: string, to: string): string | undefined {
  return Object.keys(lifecycle.moves).find((name) => {
    const move = lifecycle.moves[name];
    return move?.from.includes(from) && [move.to].flat().includes(to);
  });
}

/** The statuses that can follow by the moves that count, whoever asks when not said otherwise. */
export function openFrom(
  lifecycle: Lifecycle,
  from: string,
  counts: (move: MoveDefinition) => boolean = () => true,
): string[] {
  return [
    ...new Set(
      Object.values(lifecycle.moves)
        .filter((move) => move.from.includes(from) && counts(move))
        .flatMap((move) => move.to),
    ),
  ];
}

/** What is sent along with a step. Whoever sends more sends the row, whose status is one field of it. */
const SENT_WITH_STEP = new Set(['statusReason', 'trackingNumber', 'materialBatch', 'revision']);

/** The statuses that are open to a row, of those that the lifecycle gives. */
export type Narrow = (row: Row, steps: string[]) => string[];

/** A class in words: “job”, “approval request”. */
export const thingOf = (className: string): string =>
  className === 'PrintJob' ? 'job' : className.replace(/(?<=.)(?=[A-Z])/g, ' ').toLowerCase();

const withArticle = (thing: string) => `${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}`;

/** The refusal of a step that is none from where the row is. */
export function noSuchMove(className: string, lifecycle: Lifecycle, row: Row, to: string, narrow: Narrow): ShopError {
  const from = row[lifecycle.field] as string;
  const open = narrow(row, openFrom(lifecycle, from)).join(', ') || 'nowhere, it is closed';
  const thing = withArticle(thingOf(className));
  return new ShopError('job.noSuchMove', { thing: `A${thing.slice(1)}`, from, to: to.slice(0, 60), open });
}

/**
 * Sets change.move, of the one graph whose field the change moves along. Throws job.noSuchMove with the
 * open steps, job.moveNotYours with those open to the actor, job.moved for a step that somebody else
 * was faster with, or write.twoMoves.
 */
export function nameMove(change: Change, rules: Rules, relation: Relation, narrow: Narrow = (_, all) => all) {
  for (const lifecycle of lifecyclesOf(rules)) {
    // Which steps are open to a row is told of its status alone.
    const move = moveAlong(change, lifecycle, relation, lifecycle === rules.lifecycle ? narrow : (_, all) => all);
    if (!move) continue;
    if (change.move) throw new ShopError('write.twoMoves', { class: change.className });
    change.move = move;
    change.moveField = lifecycle.field;
  }
}

function moveAlong(change: Change, lifecycle: Lifecycle, relation: Relation, narrow: Narrow): string | undefined {
  const { className } = change;
  const thing = thingOf(className);
  const { field, start } = lifecycle;
  const to = change.after[field] as string | undefined;
  if (change.isCreate) {
    if (to !== undefined && to !== start) throw new ShopError('job.startStatus', { thing, start });
    change.set(field, start);
    return undefined;
  }
  const before = change.before as Row;
  const from = before[field] as string;
  if (from === to) {
    const isStep = [...change.sent].every((name) => name === field || SENT_WITH_STEP.has(name));
    if (change.sent.has(field) && isStep) throw new ShopError('job.moved', { thing, now: from });
    return undefined;
  }
  const move = moveBetween(lifecycle, from, String(to));
  const definition = move ? lifecycle.moves[move] : undefined;
  if (!move || !definition) throw noSuchMove(className, lifecycle, before, String(to), narrow);
  if (!mayDo(definition.by, change.actor, relation)) {
    const isYours = ({ by }: MoveDefinition) => mayDo(by, change.actor, relation);
    const open = narrow(before, openFrom(lifecycle, from, isYours)).join(', ') || 'nowhere';
    const by = inWords(definition.by);
    throw new ShopError('job.moveNotYours', { thing: withArticle(thing), from, to: String(to), by, open });
  }
  return move;
}
