/** What a refusal has to be, and that nothing was written for it. */
import Parse from 'parse/node';
import { errorTable } from '../../cloud/domain/errors';
import { schema } from '../rights/expected';
import type { Answer, Api } from '../support/api';
import { inBatches } from '../support/batch';

const INTERNAL = 1;
const SHOP_CODES = new Set(errorTable().map(({ code }) => code));
const PARSE_CODES = new Set(Object.values(Parse.Error).filter((code) => typeof code === 'number' && code > INTERNAL));

/** What is wrong with a refusal; undefined when it is one by name. */
export function faultOf({ status, body }: Answer): string | undefined {
  const text = JSON.stringify(body);
  if (Math.floor(status / 100) !== 4) return `${status} ${text.slice(0, 300)}`;
  if (!SHOP_CODES.has(body.code) && !PARSE_CODES.has(body.code)) return `no stable code: ${text.slice(0, 300)}`;
  if (typeof body.error !== 'string' || Object.keys(body).length !== 2) return `not code and error: ${text}`;
  if (/node_modules|\.cjs|\.js:| {4}at |syntax error|SQLSTATE|\bpg_/.test(body.error)) return `tells too much: ${text}`;
  return body.error.length > 1500 ? `an answer of ${text.length} letters` : undefined;
}

/** How many rows every class has, but Counter: the server's own tasks keep their leases there, whoever asks what. */
export async function totals(master: Api): Promise<Record<string, number>> {
  const names = [...schema.classes.keys()].filter((name) => name !== 'Counter');
  const counts = await inBatches(
    master,
    names.map((name) => ({ method: 'GET', path: `/parse/classes/${name}`, body: { count: 1, limit: 0 } })),
  );
  return Object.fromEntries(names.map((name, index) => [name, counts[index]?.body.count]));
}

/** A server that never answers is at fault as well. */
const silence = () => new Promise<string>((resolve) => setTimeout(resolve, 10_000, 'no answer').unref());

/** Sends them a few at a time; answers what was wrong with the refusals. */
export async function faults<T extends { what: string }>(
  all: T[],
  request: (one: T) => Promise<Answer>,
): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...all];
  const work = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const fault = await Promise.race([request(one).then(faultOf, ({ message }: Error) => message), silence()]);
      if (fault) found.push(`${one.what}: ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return found;
}

/** A write's body, as text since some of it is no JSON. */
interface Write {
  what: string;
  text: string;
}

/** A part of a batch is no longer. */
const LONGEST_PART = 10_000;

function mayShare({ text }: Write): boolean {
  try {
    return text.length <= LONGEST_PART && Boolean(JSON.parse(text));
  } catch {
    return false;
  }
}

/** Sends the bodies to one address, in batches where a batch can carry them; answers what was wrong with the refusals. */
export async function writeFaults(api: Api, method: 'POST' | 'PUT', path: string, writes: Write[]): Promise<string[]> {
  const alone = writes.filter((write) => !mayShare(write));
  const found = await faults(alone, ({ text }) =>
    api.request(method, path, text, { 'Content-Type': 'application/json' }),
  );
  const shared = writes.filter(mayShare);
  const parts = shared.map(({ text: body }) => ({ method, path, body }));
  const answers = await inBatches(api, parts, String);
  for (const [index, { what }] of shared.entries()) {
    const fault = faultOf(answers[index] as Answer);
    if (fault) found.push(`${what}: ${fault}`);
  }
  return found;
}
