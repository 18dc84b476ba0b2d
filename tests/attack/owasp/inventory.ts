/** Every address that the server answers stands in a list; what is new in the code, or in Parse, is asked about here first. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import type { Api } from '../../support/api';
import { ROOT } from '../../support/process';
import { OURS, PARSE_ALLOWED } from './addresses';
import { shop } from './shop';

/** The addresses that the code gives to Express, as it writes them. */
function ofTheCode(): string[] {
  const files = readdirSync(path.join(ROOT, 'cloud'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(ROOT, 'cloud', file));
  files.push(path.join(ROOT, 'dashboard', 'mount.ts'));
  const found = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const routes = text.matchAll(/\bapp(?:\.\w+|\[\w+\])\(\s*(\[[^\]]*\]|'[^']*'|`[^`]*`|\/\^.*?\/(?=, \())/g);
    return [...routes].flatMap(([, given = '']) =>
      given.startsWith('/^') ? [given] : [...given.matchAll(/['`](\/[^'`]*)['`]/g)].map(([, address]) => address),
    );
  });
  return [...new Set(found as string[])].sort();
}

/** What this version of Parse answers below /parse, as `METHOD /path`. */
async function ofParse(): Promise<string[]> {
  const code = `const { default: Server } = require('parse-server/lib/ParseServer.js');
    for (const { method, path } of Server.promiseRouter({ appId: 'none' }).routes) console.log(method, path);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', code], { cwd: ROOT });
  return stdout.trim().split('\n');
}

test('the addresses of the shop are those of the list', () => {
  expect(ofTheCode()).toEqual(Object.keys(OURS).sort());
});

const filled = (address: string) =>
  address
    .replace(/:className/, 'PrintJob')
    .replace(/\*rest/, 'x')
    .replace(/:\w+/g, 'x');

test('to strangers each of them says no more than the list says', async () => {
  const wrong: string[] = [];
  for (const [address, { method = 'GET', at = address, strangers }] of Object.entries(OURS)) {
    const { status } = await shop.stranger.elsewhere().request(method, filled(at), method === 'POST' ? {} : undefined);
    if (status !== strangers) wrong.push(`${method} ${address}: ${status}, not ${strangers}`);
  }
  expect(wrong).toEqual([]);
});

test('of Parse’s own addresses all but those of the list are the master key’s, whoever asks', async () => {
  const all = await ofParse();
  expect(all.length).toBeGreaterThan(60);
  for (const allowed of PARSE_ALLOWED) expect(all).toContain(allowed);
  const wrong: string[] = [];
  const ask = async (who: string, api: Api, route: string) => {
    const [method = '', address = ''] = route.split(' ');
    const body = ['POST', 'PUT'].includes(method) ? {} : undefined;
    const answer = await api.request(method, `/parse${filled(address)}`, body);
    if (Math.floor(answer.status / 100) !== 4 || answer.body.results) wrong.push(`${who} ${route}: ${answer.status}`);
  };
  for (const route of all.filter((one) => !PARSE_ALLOWED.includes(one)))
    await Promise.all(
      (['stranger', 'technician1', 'coordinator', 'manager'] as const).map((who) => ask(who, shop[who], route)),
    );
  expect(wrong).toEqual([]);
}, 60_000);
