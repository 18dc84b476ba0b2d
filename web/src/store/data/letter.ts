/** The order form as it is being filled in: kept in this tab until the shop has answered. */
import { newKey } from '../../small/key';
import type { CheckoutAsked } from './server';

export interface Letter {
  name: string;
  company: string;
  email: string;
  phone: string;
  address: string;
  notes: string;
  paymentMethod: string;
}

/** What was sent and is not answered yet. */
export interface Sent {
  asked: CheckoutAsked;
  /** What was in the cart. */
  lines: string[];
  /** The page has said that the shop was not reached; until then it is still on its way. */
  isLost: boolean;
}

export interface Draft {
  /** Sent twice, it is one order. */
  requestKey: string;
  letter: Letter;
  sent?: Sent;
}

const KEY = 'printshop:checkout';
const EMPTY: Letter = { name: '', company: '', email: '', phone: '', address: '', notes: '', paymentMethod: '' };

/** `known`: what the shop knows of somebody who is signed in, for what was not typed yet. */
export function readDraft(known: Partial<Letter>): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '');
    if (kept.requestKey) return { ...kept, letter: { ...EMPTY, ...kept.letter } };
  } catch {
    // Nothing was written yet.
  }
  return { requestKey: newKey(), letter: { ...EMPTY, ...known } };
}

export function keepDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing orders all the same, but not across a reload.
  }
}

/** The next order has a key of its own; who orders is the same. */
export function forgetOrder({ letter }: Draft): void {
  keepDraft({ requestKey: newKey(), letter: { ...letter, notes: '' } });
}
