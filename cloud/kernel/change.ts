/** One create or update on its way to the database, as the steps of a trigger see it. */
import type { LoadedClass } from '../../schema/load';
import type { Actor } from './actor';
import { DELETE, type Effect, type Row, sameValue } from './record';

/** Follows from the other fields, so an audit event says nothing of it. */
const BOOKKEEPING = new Set(['revision', 'searchText']);

/** The one thing the kernel needs of a Parse.Object in a trigger. */
export interface Target {
  set(field: string, value: unknown): unknown;
  unset(field: string): unknown;
  revert(field: string): unknown;
}

export class Change {
  /** Fields that the client sent. */
  readonly sent: ReadonlySet<string>;
  /** What the write has to bring about once it is made. */
  readonly effects: Effect[] = [];
  /** Taken back when the write fails. */
  readonly undo: (() => Promise<void>)[] = [];
  /** Names the write; stock postings made for it carry the same name. */
  readonly claim: string;
  /** The move this change is, when it is one. */
  move: string | undefined;
  /** The field that the move is of. */
  moveField: string | undefined;
  /** The job the row hangs on, or is. */
  job: Row | undefined;

  constructor(
    readonly definition: LoadedClass,
    readonly actor: Actor,
    /** The row before; undefined for a create. */
    readonly before: Row | undefined,
    /** The row as it will be. */
    readonly after: Row,
    sent: Iterable<string>,
    readonly now: Date,
    private readonly target: Target,
    claim: string,
  ) {
    this.sent = new Set(sent);
    this.claim = claim;
  }

  get className(): string {
    return this.definition.className;
  }

  get isCreate(): boolean {
    return this.before === undefined;
  }

  /** Is the field different from what it was? */
  changes(field: string): boolean {
    return !sameValue(this.before?.[field], this.after[field]);
  }

  /** Sets a field, or takes it away with undefined. */
  set(field: string, value: unknown): void {
    if (value === undefined) {
      delete this.after[field];
      if (this.before?.[field] === undefined) this.target.revert(field);
      else this.target.unset(field);
      return;
    }
    this.after[field] = value;
    this.target.set(field, value);
  }

  /** Old and new values of the fields that differ, server-side bookkeeping apart. */
  differences(hidden: ReadonlySet<string>): { oldValue: Record<string, unknown>; newValue: Record<string, unknown> } {
    const oldValue: Record<string, unknown> = {};
    const newValue: Record<string, unknown> = {};
    for (const field of Object.keys(this.definition.fields)) {
      if (hidden.has(field) || BOOKKEEPING.has(field) || !this.changes(field)) continue;
      if (this.before?.[field] !== undefined) oldValue[field] = this.before[field];
      if (this.after[field] !== undefined) newValue[field] = this.after[field];
    }
    return { oldValue, newValue };
  }
}

/** A row's bookkeeping when everything has been brought about. */
export const SETTLED = { unsettled: [] as Effect[], unsettledSince: DELETE };
