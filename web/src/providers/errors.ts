/** What the server answered, as react-admin takes it: a status, and the server's own sentence. */
import { errorTable } from '../../../cloud/domain/errors';

/** A row as screens see it. */
export interface Row {
  id: string;
  // biome-ignore lint/suspicious/noExplicitAny: fields differ by class
  [field: string]: any;
}

export interface ErrorBody {
  /** Parse's number, or the shop's own from the table of errors. */
  code: number;
  /** Sentences by field, where the server named the field. */
  errors?: Record<string, string>;
  /** A conflict: the row as it is now. */
  current?: Row;
  /** A save of many rows: those that were refused, each with its sentence. */
  failed?: { id: string; message: string }[];
}

/** Shown translated: the server was not there to say it, or was not asked. */
export const UNREACHABLE = 'shell.unreachable';

export const SIGNED_OUT = 'shell.ended.title';

export class ServerError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(message);
    this.name = 'ServerError';
  }
}

const codes = new Map<string, number>(errorTable().map(({ name, code }) => [name, code]));
const codesOf = (...names: string[]) => new Set(names.map((name) => codes.get(name)));

const CONFLICTS = codesOf('write.stale', 'job.moved');
const NOT_SIGNED_IN = new Set([206, 209, ...codesOf('people.notStaff', 'people.inactive', 'factor.mustEnrol')]);
const CONNECTION_FAILED = 100;
const STATUSES: Record<number, number> = { 1: 500, [CONNECTION_FAILED]: 0, 101: 404, 119: 403, 155: 429 };

function statusOf(code: number): number {
  if (CONFLICTS.has(code)) return 409;
  if (NOT_SIGNED_IN.has(code)) return 401;
  return STATUSES[code] ?? 400;
}

/** “PrintJob.quantity must be …” belongs beside the field quantity. */
function fieldErrors(message: string, resource?: string): Record<string, string> | undefined {
  const named = /\b([A-Z]\w*)\.(\w+)\b/.exec(message) ?? /already an? (\w+) with (\w+) /.exec(message);
  return named?.[1] === resource && named?.[2] ? { [named[2]]: message } : undefined;
}

/** The SDK's own error without a number is a request that reached nobody, or an answer that was none. */
const numberOf = (error: { code?: unknown }) =>
  'code' in error && error.code === undefined ? CONNECTION_FAILED : error.code;

/** Any failure of a request as a ServerError; `resource` is the class whose fields the sentence may name. */
export function toServerError(error: unknown, resource?: string): Error {
  if (error instanceof ServerError) return error;
  const code = numberOf(error as object);
  if (typeof code !== 'number') return error instanceof Error ? error : new Error(String(error));
  const status = statusOf(code);
  const text = status === 0 ? UNREACHABLE : (error as Error).message;
  return new ServerError(text, status, { code, errors: fieldErrors(text, resource) });
}

export const isConflict = (error: unknown): error is ServerError =>
  error instanceof ServerError && error.status === 409;

/** Is it this one of the shop's own refusals, by its name in the table of errors? */
export const isRefusal = (error: unknown, name: string): boolean =>
  error instanceof ServerError && isCodeOf(error.body.code, name);

export const isCodeOf = (code: number | undefined, name: string): boolean =>
  code !== undefined && code === codes.get(name);

/** The row that an earlier try of the same create made, of a refusal that says so. */
export const madeBefore = (error: unknown): string | undefined =>
  isRefusal(error, 'write.repeated') ? /(\w+)\.$/.exec((error as Error).message)?.[1] : undefined;

export const isSignedOut = (error: unknown): boolean => (error as { status?: number })?.status === 401;
