/**
 * Finds the other processes on the same database, and says in the log what does not work with them as they
 * are set up. Each is a Counter row whose value is when it was last alive.
 */
import { createHash, randomUUID } from 'node:crypto';
import { isPast } from '../kernel/past';
import type { Tools } from '../kernel/tools';
import { log } from '../log';

const EVERY_MS = 10_000;
/** A process that has not been heard of for so long is gone. */
const GONE_MS = 3 * EVERY_MS;

const digest = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);

interface Setup {
  secrets: string;
  files: string;
  redis: string;
}

/** `filesId` is that of DATA_DIR. */
const setupOf = ({ config: { appId, masterKey, s3, redisUrl } }: Tools, filesId: string): Setup => ({
  secrets: digest(appId, masterKey),
  files: s3 ? digest(s3.bucket) : digest('disk', filesId),
  redis: redisUrl ? 'redis' : 'alone',
});

const nameOf = ({ secrets, files, redis }: Setup, id: string) => `process ${secrets} ${files} ${redis} ${id}`;

/** What does not work between the two, in sentences. */
function troublesWith(mine: Setup, name: string): string[] {
  const [, secrets, files, redis] = name.split(' ');
  const troubles: string[] = [];
  if (redis === 'alone' || mine.redis === 'alone')
    troubles.push(
      'Not both have REDIS_URL: live updates of one do not reach who follows the other, limits are counted by each, and a log-out holds in the other only after some seconds.',
    );
  if (files !== mine.files)
    troubles.push(
      'Their model files are in different places: set the same S3_BUCKET, or one DATA_DIR that both can reach.',
    );
  if (secrets !== mine.secrets)
    troubles.push('They have different MASTER_KEY or APP_ID: links that one mails are refused by the other.');
  return troubles;
}

/** Runs for as long as the server lives. Answers what ends it. */
export function startLookingForNeighbours(tools: Tools, filesId: string): () => Promise<void> {
  const { store } = tools;
  const mine = setupOf(tools, filesId);
  const name = nameOf(mine, randomUUID());
  const said = new Set<string>();
  const look = async () => {
    const value = Date.now();
    const gone = new Date(value - GONE_MS);
    if (!(await store.update('Counter', { name }, { value }))) await store.createOnce('Counter', { name, value });
    for (const other of await store.find('Counter', { name: { $regex: '^process ' } })) {
      if (other.name === name) continue;
      if (isPast(new Date(other.value), gone)) await store.remove('Counter', { name: other.name, value: other.value });
      else
        for (const trouble of troublesWith(mine, other.name)) {
          if (said.has(trouble)) continue;
          said.add(trouble);
          log.warn(`Another process serves this database. ${trouble}`, { see: 'docs/many-processes.md' });
        }
    }
  };
  let looking: Promise<void> = Promise.resolve();
  const round = () => {
    looking = looking
      .then(look)
      .catch((error) => log.error('Other processes could not be looked for; the next round tries again', { error }));
  };
  round();
  const timer = setInterval(round, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
    await store.remove('Counter', { name });
  };
}
