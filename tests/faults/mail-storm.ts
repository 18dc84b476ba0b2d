/** Many mails, two servers on one database, a mail service in every mood, and power cuts: each mail arrives once. */
import { strict as assert } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api, pointer } from '../support/api';
import { environment } from '../support/environment';
import { FakeMailgun, type Mood } from '../support/mailgun';
import { type Running, start } from '../support/process';
import { PASSWORD } from '../support/staff';

/** Everything that a mail service does wrong, and still may have taken the mail. */
export const BAD: Mood[] = [
  'answers 500',
  'takes it and answers 500',
  'never answers',
  'takes it and never answers',
  'drops the connection',
  'takes it and drops the connection',
  'answers twice',
  'asks for patience',
];
/** A mail meets so many bad moods at most, so that the storm ends. */
const MOST_BAD = 2;
const CREATED_AT_ONCE = 50;

export interface Storm {
  databaseUri: string;
  mails: number;
  kills: number;
  random: () => number;
  /** The sender's time-out and its first wait, in milliseconds: the machine must be faster than these. */
  pace: { timeoutMs: number; retryMs: number };
  /** How long it may take before what is there is looked at. */
  withinMs: number;
  /** Told now and then how the outbox stands. */
  progress?: (states: Map<string, number>) => void;
}

export interface Calm {
  /** How often each mood was met. */
  met: Map<Mood, number>;
  lookUps: number;
  /** Mails by their state in the outbox. */
  states: Map<string, number>;
  takenOnce: number;
  takenMore: number;
  seconds: number;
}

const counts = <T>(list: T[]) => list.reduce((map, one) => map.set(one, (map.get(one) ?? 0) + 1), new Map<T, number>());

async function createJobs(api: Api, client: string, count: number): Promise<void> {
  for (let made = 0; made < count; made += CREATED_AT_ONCE) {
    const requests = Array.from({ length: Math.min(CREATED_AT_ONCE, count - made) }, (_, index) => ({
      method: 'POST',
      path: '/parse/classes/PrintJob',
      body: {
        client: pointer('Client', client),
        fileName: `part-${made + index}.stl`,
        fileUrl: 'https://files.example/part.stl',
        materialType: 'PLA',
        estimatedPrintMinutes: 60,
        estimatedMaterialGrams: 10,
      },
    }));
    const { body } = await api.request('POST', '/parse/batch', { requests });
    assert.equal(body.filter(({ success }: { success?: object }) => success).length, requests.length);
  }
}

/** Kills the second server at random instants, and starts it again each time. */
async function cutPower(kills: number, random: () => number, env: Record<string, string>, other: Running) {
  let running = other;
  for (let count = 0; count < kills; count++) {
    await sleep(100 + random() * 900);
    await running.kill();
    running = await start(env);
  }
  return running;
}

async function statesOf(api: Api, mails: number): Promise<Map<string, number>> {
  const states: string[] = [];
  for (let skip = 0; skip < mails; skip += 500) {
    const { body } = await api.find('EmailMessage', {}, { keys: 'state', limit: 500, skip, order: 'objectId' });
    states.push(...body.results.map(({ state }: { state: string }) => state));
  }
  return counts(states);
}

export async function mailStorm({ databaseUri, mails, kills, random, pace, withinMs, progress }: Storm): Promise<Calm> {
  const mailgun = await FakeMailgun.start();
  const bad = new Map<string, number>();
  mailgun.mood = (id) => {
    const met = bad.get(id) ?? 0;
    if (met >= MOST_BAD || random() < 0.4) return 'well';
    bad.set(id, met + 1);
    return BAD[Math.floor(random() * BAD.length)] as Mood;
  };
  mailgun.losesLookUp = () => random() < 0.1;
  const began = Date.now();
  const given = { MAIL_TIMEOUT_MS: String(pace.timeoutMs), MAIL_RETRY_MS: String(pace.retryMs) };
  const env = environment(databaseUri, { ...mailgun.env, ...given });
  const otherEnv = environment(databaseUri, { ...mailgun.env, ...given });
  const [first, second] = [await start(env), await start(otherEnv)];
  let other = second;
  try {
    const api = await new Api(first.url).login('coordinator', PASSWORD);
    const client = await api.made('Client', {
      clientCode: 'STORM',
      companyName: 'Storm',
      contactName: 'Sturm, Drang & Söhne',
      email: 'storm@client.example',
      billingStatus: 'Active',
    });
    const cutting = cutPower(kills, random, otherEnv, second);
    await createJobs(api, client, mails);
    other = await cutting;
    let states = await statesOf(api, mails);
    while (states.get('Sent') !== mails && !states.get('GivenUp') && Date.now() - began < withinMs) {
      await sleep(250);
      states = await statesOf(api, mails);
      progress?.(states);
    }
    // Whatever is still in somebody's hand would arrive a second time now.
    await sleep(2 * pace.timeoutMs);
    const times = [...counts(mailgun.taken.map(({ id }) => id)).values()];
    return {
      met: counts(mailgun.moods),
      lookUps: mailgun.lookUps,
      states,
      takenOnce: times.filter((count) => count === 1).length,
      takenMore: times.filter((count) => count > 1).length,
      seconds: (Date.now() - began) / 1000,
    };
  } finally {
    await Promise.all([first.stop(), other.stop()]);
    await mailgun.stop();
  }
}
