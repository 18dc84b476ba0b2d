/** One line of JSON an entry on stderr; secrets and session tokens never reach it. */

type Level = 'info' | 'warn' | 'error';

const SECRET =
  /("?(?:sessionToken|uploadSecret|password|masterKey|_hashed_password)"?\s*[:=]\s*"?)[^"\s,}]+|\br:[0-9a-f]{32}\b/gi;

const redacted = (text: string) => text.replace(SECRET, (_whole, label?: string) => `${label ?? ''}[redacted]`);

function described(value: unknown): unknown {
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack };
  return value;
}

function write(level: Level, message: string, details: Record<string, unknown> = {}): void {
  const shown = Object.fromEntries(Object.entries(details).map(([key, value]) => [key, described(value)]));
  process.stderr.write(`${redacted(JSON.stringify({ at: new Date().toISOString(), level, message, ...shown }))}\n`);
}

export const log = {
  info: (message: string, details?: Record<string, unknown>) => write('info', message, details),
  warn: (message: string, details?: Record<string, unknown>) => write('warn', message, details),
  error: (message: string, details?: Record<string, unknown>) => write('error', message, details),
};
