/** The second factor of a login: every change of its row is a compare-and-set, so that a code is good once. */
import { ShopError } from '../domain/errors';
import type { Actor } from '../kernel/actor';
import { actorFields } from '../kernel/audit';
import { DELETE, type Effect, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { accessTo } from './access';
import { recoveryHash, unsealed } from './factor-secrets';
import { stepOf } from './totp';

const MOST_TRIES = 5;
const LOCK_MS = 15 * 60_000;
/** Of many at once one wins each round; more rounds than there are tries are never needed. */
const MOST_ROUNDS = 20;

type Changes = Record<string, unknown>;

/** What turning off leaves: the row, for whatever comes later. */
export const NOTHING_LEFT = { state: 'Off', since: DELETE, secret: DELETE, lastStep: DELETE, recoveryCodes: DELETE };

export const factorOf = ({ store }: Pick<Tools, 'store'>, loginId: string): Promise<Row | undefined> =>
  store.unique('SecondFactor', 'loginId', loginId);

export const isOn = (factor: Row | undefined): boolean => factor?.state === 'On';

/** Who did it, as the audit says it. */
export type Doer = Pick<Actor, 'id' | 'type' | 'name'>;

/** The event of what is done to the row as it stands here. */
const eventOf = ({ revision = 0 }: Row, doer: Doer, now: Date, event: Changes): Effect => ({
  kind: 'audit',
  ...actorFields(doer),
  occurredAt: now,
  revision: revision + 1,
  ...event,
});

/** A move along the graph of the class. */
export const moved = (factor: Row, doer: Doer, now: Date, action: string, toStatus: string): Effect =>
  eventOf(factor, doer, now, { action, fromStatus: factor.state, toStatus });

/** Writes over exactly this revision and carries the effects out; false when somebody was faster. */
export async function changeFactor(tools: Tools, factor: Row, changes: Changes, effects: Effect[] = []) {
  const { objectId, revision = 0, unsettled = [] } = factor;
  const left = [...unsettled, ...effects];
  const marks = left.length ? { unsettled: left, unsettledSince: tools.now() } : {};
  const written = { ...changes, ...marks, revision: revision + 1 };
  if (!(await tools.store.update('SecondFactor', { objectId, revision }, written))) return false;
  await tools.settle('SecondFactor', { ...factor, ...written });
  return true;
}

/** The row of a login, made when there is none. */
export async function ensureFactor(tools: Tools, loginId: string, technicianId: string): Promise<Row> {
  const found = await factorOf(tools, loginId);
  if (found) return found;
  const technician = pointerTo('Technician', technicianId);
  const ACL = await accessTo(tools, 'SecondFactor', { technician });
  await tools.store.createOnce('SecondFactor', { technician, loginId, state: 'Off', ACL });
  return (await factorOf(tools, loginId)) as Row;
}

/** What using up this code makes of the row; undefined when it is a wrong one, or was used. */
function usedUp(tools: Tools, factor: Row, code: string): Changes | undefined {
  const { loginId, secret = '', lastStep = 0, recoveryCodes = [] } = factor;
  const hash = recoveryHash(tools, loginId, code);
  if (recoveryCodes.includes(hash)) return { recoveryCodes: recoveryCodes.filter((one: string) => one !== hash) };
  if (!/^\d{6}$/.test(code)) return undefined;
  const opened = unsealed(tools, loginId, secret);
  if (!opened) throw new ShopError('factor.unreadable');
  const step = stepOf(opened, code, tools.now(), lastStep);
  return step === undefined ? undefined : { lastStep: step };
}

function eventOfUse(factor: Row, doer: Doer, now: Date, { recoveryCodes }: { recoveryCodes?: string[] }): Effect[] {
  if (!recoveryCodes) return [];
  const reason = `A recovery code was used; ${recoveryCodes.length} are left.`;
  return [eventOf(factor, doer, now, { action: 'update', reason })];
}

/** Wrong codes that still count; throws factor.locked when there are too many. */
function triesOf({ tries = 0, triesUntil }: Row, now: Date): number {
  if (!triesUntil || triesUntil <= now) return 0;
  if (tries >= MOST_TRIES)
    throw new ShopError('factor.locked', { minutes: Math.ceil((triesUntil.getTime() - now.getTime()) / 60_000) });
  return tries;
}

/** What is done with a right code, besides using it up. */
export type Deed = (factor: Row, now: Date) => { changes: Changes; effects: Effect[] };

/**
 * Uses a code up, and does in the same write what it was asked for. Throws factor.wrongCode, which
 * whoever guesses learns only once the try is counted, and factor.locked after five of them.
 */
export async function spendCode(tools: Tools, loginId: string, doer: Doer, code: string, deed?: Deed): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const factor = await factorOf(tools, loginId);
    if (!factor) throw new ShopError('factor.notOn');
    const now = tools.now();
    const tries = triesOf(factor, now);
    const done = deed?.(factor, now);
    const used = usedUp(tools, factor, code);
    if (!used) {
      const counted = { tries: tries + 1, triesUntil: new Date(now.getTime() + LOCK_MS) };
      if (await changeFactor(tools, factor, counted)) throw new ShopError('factor.wrongCode');
      continue;
    }
    // Of one write there is one event: what was asked for tells more than how.
    const effects = done?.effects ?? eventOfUse(factor, doer, now, used);
    const changes = { tries: 0, triesUntil: DELETE, ...used, ...done?.changes };
    if (await changeFactor(tools, factor, changes, effects)) return;
  }
  throw new ShopError('factor.busy');
}
