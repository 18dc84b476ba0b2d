/** Puts a demo shop into an empty database, through the same rules as everybody's work. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Tools } from '../../cloud/kernel/tools';
import { backdate } from './backdate';
import { STAFF } from './cast';
import { at, daysAgo, inThePast } from './clock';
import { fillShop } from './fill';
import { type DemoLogins, demoLogins, makeStaff, othersWorkHere, seedPassword } from './logins';
import { type People, Person } from './person';

const MARKER = 'demo-shop';
/** When the first of its people came. */
const OPENED_DAYS_AGO = 400;
type Progress = 'begun' | 'complete';

function noted(dataDir: string): Progress | undefined {
  const file = path.join(dataDir, MARKER);
  return existsSync(file) ? (readFileSync(file, 'utf8').trim() as Progress) : undefined;
}

function note(dataDir: string, progress: Progress): void {
  const file = path.join(dataDir, MARKER);
  writeFileSync(`${file}.new`, `${progress}\n`);
  renameSync(`${file}.new`, file);
}

/** Nothing that anybody would miss. */
async function isEmpty({ store }: Tools): Promise<boolean> {
  const rows = await Promise.all(['Technician', 'Client', 'PrintJob'].map((name) => store.first(name, {})));
  return rows.every((row) => row === undefined);
}

async function seed(tools: Tools): Promise<DemoLogins> {
  const password = seedPassword(tools.config);
  await at(daysAgo(OPENED_DAYS_AGO), () => makeStaff(tools, password));
  const signedIn = await Promise.all(STAFF.map(({ username }) => Person.signIn(username, password)));
  try {
    const people = Object.fromEntries(signedIn.map((person) => [person.username, person])) as People;
    await fillShop(people, tools);
    await backdate(tools);
  } finally {
    await Promise.all(signedIn.map((person) => person.signOut()));
  }
  return { usernames: STAFF.map(({ username }) => username), password };
}

/**
 * Seeds an empty shop, finishes a seeding that was interrupted, and leaves every other shop as it is.
 * Answers the demo logins; undefined when this is no demo shop.
 */
export async function seedDemo(tools: Tools): Promise<DemoLogins | undefined> {
  const { dataDir } = tools.config;
  const empty = await isEmpty(tools);
  if (!empty && noted(dataDir) === 'complete') return demoLogins(tools);
  if (!empty && (noted(dataDir) !== 'begun' || (await othersWorkHere(tools)))) return undefined;
  note(dataDir, 'begun');
  try {
    const logins = await inThePast(tools, () => seed(tools));
    note(dataDir, 'complete');
    return logins;
  } catch (error) {
    throw new Error(`The demo shop could not be made (DEMO=0 starts without): ${(error as Error).message}`, {
      cause: error,
    });
  }
}
