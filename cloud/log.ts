/**
 * The shop's log: one line an entry on stderr, JSON, or words where a person reads along. Every line
 * that this process writes goes through here, and is redacted here.
 */
import { redacted, redactedValue } from './log/redact';
import { currentRequest, secretsCarriedBy } from './log/request';

export const LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type Level = (typeof LEVELS)[number];

let most: Level = 'info';

/** From here on what is less weighty is left out. */
export function setLogLevel(level: Level): void {
  most = level;
}

type Details = Record<string, unknown>;

/** What was sent in may move a terminal's cursor, and write over what stands there. */
const harmless = (text: string) => text.replace(/(?![\n\t])\p{Cc}/gu, '�');

const inWords = ({ at, level, message, requestId, ...details }: Details) => {
  const { stack } = (details.error ?? {}) as { stack?: string };
  if (stack) details.error = undefined;
  const rest = Object.values(details).some((value) => value !== undefined) ? ` ${JSON.stringify(details)}` : '';
  const id = requestId ? ` [${requestId}]` : '';
  return harmless(`${String(at).slice(11, 23)} ${level} ${message}${id}${rest}${stack ? `\n${stack}` : ''}`);
};

function write(level: Level, message: string, details: Details = {}): void {
  if (LEVELS.indexOf(level) > LEVELS.indexOf(most)) return;
  const request = currentRequest();
  const carried = request && secretsCarriedBy(request.carrier);
  const clean = (text: string) => redacted(text, carried);
  const shown = redactedValue(details, clean) as Details;
  const entry = { at: new Date().toISOString(), level, message: clean(message), requestId: request?.id, ...shown };
  process.stderr.write(`${process.stderr.isTTY ? inWords(entry) : JSON.stringify(entry)}\n`);
}

/** Where the log goes may be full, or gone: the shop works on without one. */
export function outliveTheLog(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

export const log = {
  debug: (message: string, details?: Details) => write('debug', message, details),
  info: (message: string, details?: Details) => write('info', message, details),
  warn: (message: string, details?: Details) => write('warn', message, details),
  error: (message: string, details?: Details) => write('error', message, details),
};
