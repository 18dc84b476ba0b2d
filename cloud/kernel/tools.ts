/** What steps, functions and tasks work with. Made once, in main. */
import type { Store as CountStore } from 'express-rate-limit';
import type { Schema } from '../../schema/load';
import type { ModelFiles } from '../adapters/files/model-files';
import type { Config } from '../config';
import type { Store } from '../data/store';
import type { ShopError } from '../domain/errors';
import type { PaymentServices } from '../domain/orders/payment-service';
import type { Profiles } from './actor';
import type { Change } from './change';
import type { Narrow } from './lifecycle';
import type { Logins } from './logins';
import type { Effect, Row } from './record';
import type { WriteGuard } from './writes';

export interface Tools {
  store: Store;
  profiles: Profiles;
  logins: Logins;
  guard: WriteGuard;
  schema: Schema;
  config: Config;
  files: ModelFiles;
  /** Those that the shop has keys for. */
  payments: PaymentServices;
  /** A count of requests that holds for all processes, by the name of its limit. */
  counts(name: string): CountStore;
  now(): Date;
  /** Where the live schema is other than the declared one, in sentences. */
  schemaDifferences(): Promise<string[]>;
  /** Says that there is a mail to send, so that it goes at once. */
  mailWaits(): void;
  /** Says that there is something to tell a webhook, so that it goes at once. */
  webhooksWait(): void;
  /** Says that there is a file to look at, so that it is looked at at once. */
  preflightWaits(): void;
  /** Brings about what a row that was written here still has to. */
  settle(className: string, row: Row): Promise<void>;
}

/** One thing that must hold or be filled in before a row is written. Throws a ShopError to refuse. */
export type Step = (change: Change, tools: Tools) => Promise<void> | void;

/** A row on its way out: marked first, in one guarded write, then settled, then removed. */
export interface Deletion {
  before: Row;
  /** Names the mark, as a write's claim names the write. */
  claim: string;
  now: Date;
  /** What the deletion has to bring about. */
  effects: Effect[];
  /** Taken back when the mark is not made. */
  undo: (() => Promise<void>)[];
}

/** One thing that must hold, or be claimed, before a row is deleted. Throws a ShopError to refuse. */
export type DeleteStep = (deletion: Deletion, tools: Tools) => Promise<void> | void;

/** Brings one effect of a write about. Safe to do twice, and after a crash. */
export type EffectHandler = (row: Row, effect: Effect, tools: Tools) => Promise<void>;

/** What the shop holds a class to, beyond its schema. */
export interface ClassRules {
  beforeSave?: Step[];
  beforeDelete?: DeleteStep[];
  effects?: Record<string, EffectHandler>;
  /** The statuses open to a row, where they are fewer than the lifecycle gives. */
  openTo?: Narrow;
  /** The refusal for a unique field that is taken. */
  taken?: (field: string, change: Change) => ShopError | undefined;
}
