/** create-manager: into the embedded database of a shop that runs, and of one that does not. */
import { afterAll, expect, test } from '@jest/globals';
import { Api } from '../support/api';
import { newFolder } from '../support/folders';
import { type Running, start } from '../support/process';
import { npmRun } from './commands';

const env = { DATA_DIR: newFolder('managers'), DEMO: '0' };
const passwords = new Map<string, string>();
let running: Running | undefined;

afterAll(async () => {
  await running?.stop();
}, 30_000);

const makeAs = (name: string, more: string[] = [], input = '') =>
  npmRun(env, 'create-manager', ['--username', name, '--email', `${name}@shop.example`, ...more], input);

test.each([
  ['with none running', 'mia'],
  ['beside a running shop', 'noa'],
])(
  '%s it makes a manager, and shows the password once',
  async (where, name) => {
    if (where === 'beside a running shop') running = await start(env);
    const { code, said } = await makeAs(name);
    const [line, password = ''] =
      /^\w+ is a manager now\. Password, shown this once: (\S{20})$/.exec(said.at(-1) ?? '') ?? [];
    expect({ code, said }).toEqual({ code: 0, said: [line] });
    expect(line).toContain(`${name} is`);
    passwords.set(name, password);
  },
  90_000,
);

test('takes a password that is typed, and does not show it', async () => {
  const password = 'a-password-of-her-own';
  const { code, said } = await makeAs('zoe', ['--ask-password'], `${password}\n`);
  expect({ code, said }).toEqual({ code: 0, said: ['Password: ', 'zoe is a manager now.'] });
  passwords.set('zoe', password);
}, 60_000);

test.each([
  ['a bad e-mail', ['--username', 'eva', '--email', 'eva'], 'Technician.email must be an e-mail address.'],
  ['no e-mail', ['--username', 'eva'], '--email must be given.'],
  ['nothing', [], '--username and --email must be given.'],
  ['an unknown option', ['--name', 'eva'], "Unknown option '--name'"],
])(
  'refuses %s in a sentence',
  async (_what, options, sentence) => {
    const { code, said } = await npmRun(env, 'create-manager', options);
    expect({ code, first: said[0] }).toEqual({ code: 1, first: sentence });
    expect(said.length).toBeLessThanOrEqual(2);
  },
  60_000,
);

test('refuses a name that is taken', async () => {
  const again = await makeAs('noa');
  expect(again).toEqual({ code: 1, said: ['There is already a Technician with username “noa”.'] });
}, 60_000);

test('each of them signs in with that password, and is a manager', async () => {
  const shop = new Api(running?.url ?? '');
  expect([...passwords.keys()]).toEqual(['mia', 'noa', 'zoe']);
  for (const [username, password] of passwords) {
    const { body } = await (await shop.login(username, password)).call('me');
    expect(body.result).toMatchObject({ technician: { username, role: 'manager' } });
    expect(body.result.roles).toContain('manager');
  }
}, 30_000);
