/**
 * Tries the preflight on broken files: npm run fuzz -- [--files N] [--seed S] [--seconds LIMIT] [--first N] [KIND…].
 * Every file must be answered in words, within limits of time and memory. A file that is not is written to build/fuzz/
 * with how to repeat it; the exit code is 1 then. With --seconds it ends before all files are done and says where.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import type { CheckName } from '../cloud/domain/files/model';
import { fuzzedFile, KINDS, type Kind } from './fuzz/files';
import { judgeFiles, MADE, type Order, type Result } from './fuzz/thread';

const USAGE = `npm run fuzz -- [--files N] [--seed S] [--seconds LIMIT] [--first N] [${KINDS.join('|')}]...`;
const FOLDER = path.join('build', 'fuzz');

const MOST_MILLISECONDS = 5_000;
const MOST_MEMORY_BYTES = 1.5 * 2 ** 30;
const LOOK_EVERY_MS = 50;
/** Of one kind; the same fault usually shows in many files. */
const MOST_PROBLEMS = 20;

interface Options {
  files: number;
  seed: string;
  first: number;
  kinds: Kind[];
  /** By the clock of performance.now(). */
  endsAt: number;
}

/** What came of the files of one kind. */
interface Tally {
  kind: Kind;
  files: number;
  judged: number;
  sound: number;
  refusedBy: Map<CheckName, number>;
  problems: number;
  seconds: number;
  slowest: { number: number; milliseconds: number };
}

function refuse(why: string): never {
  console.error(`${why}\nUsage: ${USAGE}`);
  process.exit(1);
}

function optionsOf(args: string[]): Options {
  const text = { type: 'string' } as const;
  const known = { files: text, seed: text, seconds: text, first: text };
  const { values, positionals } = parseArgs({ args, options: known, allowPositionals: true });
  const [files, first, seconds] = [values.files ?? 1000, values.first ?? 0, values.seconds ?? Infinity].map(Number);
  if (!(Number.isSafeInteger(files) && Number.isSafeInteger(first))) refuse('--files and --first are whole numbers.');
  if (!(seconds! > 0)) refuse('--seconds is a number.');
  const unknown = positionals.find((name) => !(KINDS as readonly string[]).includes(name));
  if (unknown !== undefined) refuse(`There is no kind “${unknown}”.`);
  return {
    files: files!,
    first: first!,
    seed: values.seed ?? '1',
    kinds: positionals.length > 0 ? (positionals as Kind[]) : [...KINDS],
    endsAt: performance.now() + seconds! * 1000,
  };
}

/** Keeps the file and says what is wrong. */
function noteProblem(kind: Kind, seed: string, number: number, problem: string): void {
  mkdirSync(FOLDER, { recursive: true });
  const { name, bytes } = fuzzedFile(kind, seed, number);
  const file = path.join(FOLDER, name);
  const repeat = `npm run fuzz -- --seed ${seed} --first ${number} --files 1 ${kind}`;
  writeFileSync(file, bytes);
  writeFileSync(`${file}.txt`, `${problem}\n${repeat}\n`);
  console.error(`${file}: ${problem}. Again: ${repeat}`);
}

function count(tally: Tally, number: number, { milliseconds, refusedBy, isSound }: Result): void {
  tally.files++;
  if (refusedBy) tally.refusedBy.set(refusedBy, (tally.refusedBy.get(refusedBy) ?? 0) + 1);
  else tally.judged++;
  if (isSound) tally.sound++;
  if (milliseconds > tally.slowest.milliseconds) tally.slowest = { number, milliseconds };
}

/**
 * Has a thread judge files until they are done, the time is up, or one file takes too long, too much memory or the
 * thread itself. Answers with the number of the file to go on with.
 */
function judgeUntilTrouble(order: Order, endsAt: number, tally: Tally): Promise<number> {
  const thread = new Worker(__filename, { workerData: order });
  const problemWith = (number: number, problem: string) => {
    tally.problems++;
    noteProblem(order.kind, order.seed, number, problem);
  };
  return new Promise((resolve) => {
    let current = order.first;
    let since = performance.now();
    const end = (problem?: string) => {
      clearInterval(watch);
      thread.removeAllListeners();
      if (problem) problemWith(current, problem);
      thread.terminate().then(() => resolve(problem ? current + 1 : current));
    };
    const watch = setInterval(() => {
      const now = performance.now();
      if (now - since > MOST_MILLISECONDS) end(`no answer within ${MOST_MILLISECONDS / 1000} seconds`);
      else if (process.memoryUsage.rss() > MOST_MEMORY_BYTES) end('more than 1.5 GB of memory');
      else if (now > endsAt || tally.problems >= MOST_PROBLEMS) end();
    }, LOOK_EVERY_MS);
    thread.on('message', (result: Result | typeof MADE) => {
      since = performance.now();
      if (result === MADE) return;
      if (result.problem) problemWith(current, result.problem);
      count(tally, current, result);
      current++;
    });
    thread.once('error', (error) => end(`the thread ended with ${error}`));
    thread.once('exit', () => end());
  });
}

async function fuzz(kind: Kind, { files, seed, first, endsAt }: Options): Promise<Tally> {
  const since = performance.now();
  const slowest = { number: first, milliseconds: 0 };
  const tally: Tally = { kind, files: 0, judged: 0, sound: 0, refusedBy: new Map(), problems: 0, seconds: 0, slowest };
  const behind = first + files;
  let next = first;
  while (next < behind && performance.now() < endsAt && tally.problems < MOST_PROBLEMS) {
    next = await judgeUntilTrouble({ kind, seed, first: next, behind }, endsAt, tally);
  }
  if (next < behind) console.log(`${kind} ended before file ${next}: go on with --first ${next}.`);
  tally.seconds = (performance.now() - since) / 1000;
  return tally;
}

const shown = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 });

function inWords({ kind, files, judged, sound, refusedBy, problems, seconds, slowest }: Tally): string {
  const refusals = [...refusedBy].sort(([, a], [, b]) => b - a).map(([check, files]) => `${shown(files)} ${check}`);
  const refused = refusals.length > 0 ? `refused ${refusals.join(', ')}` : 'none refused';
  return `${kind}: ${shown(files)} files, ${shown(judged)} judged (${shown(sound)} sound), ${refused}, ${shown(problems)} \
problems, ${shown(seconds)} s, slowest ${shown(slowest.milliseconds)} ms (file ${slowest.number})`;
}

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  const tallies: Tally[] = [];
  for (const kind of options.kinds) tallies.push(await fuzz(kind, options));
  // Kilobytes on every system (libuv, uv_rusage_t).
  const memoryMb = process.resourceUsage().maxRSS / 1024;
  console.log(`${tallies.map(inWords).join('; ')}; at most ${shown(memoryMb)} MB; seed ${options.seed}`);
  if (tallies.some(({ problems }) => problems > 0)) process.exitCode = 1;
}

if (isMainThread) main();
else judgeFiles(workerData as Order);
