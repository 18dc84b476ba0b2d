/**
 * Reads database, files and mail sink after whatever happened, and names everything that is not as it
 * was promised. It knows the shop's tables and what its clients were told, and asks the shop nothing.
 */
import { strict as assert } from 'node:assert';
import type { Taken } from '../../support/mailgun';
import { filesAreWhole, toldFilesAreThere } from './files';
import { Ledger } from './ledger';
import { arrivedOnce, movesAreMailedOnce } from './mails';
import { ordersAreWhole, paidOnce, requestsAreWhole, splitJobsAreWhole } from './orders';
import { auditHasNoGaps, movesFollow } from './record';
import { nothingIsLeftOpen, pointersLead, toldIsThere, uniqueIsUnique } from './rows';
import { Snapshot } from './snapshot';
import { gramsAreConserved } from './stock';

export interface Evidence {
  /** Address of the shop's PostgreSQL database. */
  databaseUri: string;
  ledger?: Ledger;
  /** DATA_DIR, where files are on disk; several, of processes that each have their own. */
  dataDirs?: string[];
  /** What the mail service took, where there is one. */
  taken?: Taken[];
}

export interface Known extends Required<Omit<Evidence, 'taken'>> {
  taken: Taken[] | undefined;
  snapshot: Snapshot;
}

export interface Violation {
  invariant: string;
  what: string;
}

/** Each yields a sentence for everything that hurts it. */
export type Invariant = (known: Known) => AsyncGenerator<string>;

export const INVARIANTS: Record<string, Invariant> = {
  'every acknowledged operation is there, once': toldIsThere,
  'every acknowledged file is there, byte for byte': toldFilesAreThere,
  'what is unique is there once': uniqueIsUnique,
  'every pointer leads to a row': pointersLead,
  'nothing is left open': nothingIsLeftOpen,
  'the audit has one event a write and no gaps': auditHasNoGaps,
  'each move begins where the one before it ended': movesFollow,
  'grams are conserved': gramsAreConserved,
  'one mail a move': movesAreMailedOnce,
  'each mail arrived once': arrivedOnce,
  'orders are whole': ordersAreWhole,
  'requests are whole': requestsAreWhole,
  'split jobs are whole': splitJobsAreWhole,
  'an order is paid once': paidOnce,
  'files are whole': filesAreWhole,
};

/** Everything that is wrong, of work that has come to rest. */
export function violations(evidence: Evidence): Promise<Violation[]> {
  return Snapshot.of(evidence.databaseUri, async (snapshot) => {
    const known = { ledger: new Ledger(), dataDirs: [], taken: undefined, ...evidence, snapshot };
    const found: Violation[] = [];
    for (const [invariant, hold] of Object.entries(INVARIANTS))
      for await (const what of hold(known)) found.push({ invariant, what });
    return found;
  });
}

/** Enough to see what went wrong. */
const MOST_SHOWN = 40;

/** Fails with the violations. */
export async function expectWhole(evidence: Evidence): Promise<void> {
  const found = await violations(evidence);
  const shown = found.slice(0, MOST_SHOWN).map(({ invariant, what }) => `  ${invariant}: ${what}`);
  assert.ok(found.length === 0, `${found.length} violations:\n${shown.join('\n')}`);
}
