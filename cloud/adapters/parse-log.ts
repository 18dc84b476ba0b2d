/** What Parse Server has to say, in the shop's log. Its own would print session tokens and whole rows. */
import { log } from '../log';

const INTERNAL = 1;

/** A refusal was answered in words already; the rest is unexpected. */
const isRefusal = (error: unknown) => {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'number' && code !== INTERNAL;
};

/** What LiveQuery says of a frame that no client of the shop sends; anybody may connect and send one. */
const UNREADABLE_FRAME = /^(unable to parse request|Connect message error|Get unknown operation|Key in request)/;

function write(level: string, ...said: unknown[]): void {
  const words = said.filter((part): part is string => typeof part === 'string');
  const error = said.find((part) => part instanceof Error || (typeof part === 'object' && part !== null));
  const message = `Parse Server: ${words.join(' ').trim() || 'an error'}`;
  if (UNREADABLE_FRAME.test(words[0] ?? '')) log.info(message, error ? { error } : {});
  else if (isRefusal(error)) log.debug(message, { error });
  else log[level === 'error' ? 'error' : 'warn'](message, error ? { error } : {});
}

/** Whole requests and rows, which Parse writes at the levels below, are never taken. */
export const parseLog = { loggerAdapter: { log: write }, logLevel: 'warn' };

const LEVELS = [
  'triggerAfter',
  'triggerBeforeSuccess',
  'triggerBeforeError',
  'cloudFunctionSuccess',
  'cloudFunctionError',
];

/** These print the whole input of a trigger or a function; what was thrown there is in the log by itself. */
export const parseLogLevels = () => Object.fromEntries(LEVELS.map((name) => [name, 'silent']));
