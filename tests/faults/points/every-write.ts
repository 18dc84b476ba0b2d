/** Every operation broken off before each of its writes, one try a write, until it gets through to the end. */
import { strict as assert } from 'node:assert';
import type { Answer } from '../../support/api';
import type { Ledger } from '../checker/ledger';
import { OF_CUSTOMERS } from './of-customers';
import { OF_JOBS } from './of-jobs';
import { OF_ORDERS } from './of-orders';
import { OF_STOCK } from './of-stock';
import type { Attempt, Operation, World } from './operation';

export const OPERATIONS: Record<string, Operation> = { ...OF_JOBS, ...OF_STOCK, ...OF_CUSTOMERS, ...OF_ORDERS };

/** No operation has as many writes; one that never ends is a fault of the harness. */
const MOST_WRITES = 200;

export interface BrokenOff {
  name: string;
  /** Before which of its writes; one more than it has where it got through. */
  write: number;
  attempt: Attempt;
}

/** Before which write the next one is broken off. */
export type Next = (write: number) => number;

/** Breaks it off before its first write, and another one before each further one. The last one got through. */
export async function brokenOffEverywhere(world: World, name: string, next: Next): Promise<BrokenOff[]> {
  const all: BrokenOff[] = [];
  const operation = OPERATIONS[name] as Operation;
  for (let write = next(0); write < MOST_WRITES; write = next(write)) {
    const attempt = await operation(world);
    const answer = await attempt.send({ 'X-Stop-At-Write': String(write) }).catch(() => undefined);
    all.push({ name, write, attempt });
    if (!answer) continue;
    assert.ok(answer.status < 300, `${name} was refused: ${JSON.stringify(answer)}`);
    return all;
  }
  throw new Error(`${name} has more than ${MOST_WRITES} writes`);
}

/** What a client does that had no answer: it sends again, and is answered. Throws a refusal. */
export async function sendAgain({ name, write, attempt }: BrokenOff, ledger: Ledger): Promise<void> {
  const answer: Answer = await (attempt.sendAgain ?? attempt.send)();
  const isAnswered = answer.status < 300 || attempt.wasDone?.(answer);
  assert.ok(isAnswered, `${name}, broken off before write ${write}, was refused: ${JSON.stringify(answer)}`);
  attempt.note(ledger, answer);
}
