/** A request that is being written: kept in this tab over a reload, its files in the browser's own store. */
import { newKey } from '../../small/key';
import { type Chosen, keepChosen } from '../../uploading/chosen';

export interface Wanted extends Chosen {
  materialType: string;
  color: string;
  quantity: string;
}

export interface Letter {
  name: string;
  company: string;
  email: string;
  phone: string;
  notes: string;
  wishedDate: string;
}

export interface Draft {
  /** Also the requestKey: sent twice, it is one request. */
  key: string;
  letter: Letter;
}

const KEY = 'printshop:request';
const EMPTY: Letter = { name: '', company: '', email: '', phone: '', notes: '', wishedDate: '' };

export function readDraft(): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '');
    if (kept.key) return { key: kept.key, letter: { ...EMPTY, ...kept.letter } };
  } catch {
    // Nothing was written yet.
  }
  return { key: newKey(), letter: EMPTY };
}

/** A browser that keeps nothing writes the request all the same, but not across a reload. */
export function keepDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // As said above.
  }
}

export function forgetDraft({ key }: Draft): void {
  sessionStorage.removeItem(KEY);
  keepChosen(key, []);
}
