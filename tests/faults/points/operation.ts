/** An operation of several steps, as a client sends it, and sends again when there was no answer. */
import type { Choices } from '../../sales/pricing';
import type { Answer } from '../../support/api';
import type { Shop } from '../../support/shop';
import type { FakeStripe } from '../../support/stripe';
import type { Ledger } from '../checker/ledger';

export interface World {
  shop: Shop;
  /** What customers can choose in the store. */
  known: Choices;
  stripe: FakeStripe;
}

export type Headers = Record<string, string>;

export interface Attempt {
  /** Sends it; the headers go along. */
  send(headers?: Headers): Promise<Answer>;
  /** As a client does that had no answer: it looks, or sends the same again. */
  sendAgain?(): Promise<Answer>;
  /** Does a repeat's answer say that the first one was carried out? */
  wasDone?(answer: Answer): boolean;
  /** Notes what must be there, of what the answer says. */
  note(ledger: Ledger, answer: Answer): void;
}

/** Makes ready all that it needs, of its own. */
export type Operation = (world: World) => Promise<Attempt>;

/** The refusal of a move that was made already. */
export const isThere =
  (status: string) =>
  ({ body }: Answer): boolean =>
    body?.code === 1303 && body.error.includes(`it is ${status} now`);

export const isMissing = ({ status }: Answer): boolean => status === 404;
