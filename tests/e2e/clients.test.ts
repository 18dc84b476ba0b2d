/** The pages of docs/clients/ that need npm's packages alone, run word for word; with TRY_CLIENTS, the others too. */
import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openShop } from '../support/house';
import { ROOT } from '../support/process';
import { PASSWORD } from '../support/staff';
import { expectEntries, expectLive, signInOn, twoJobs, written } from './clients/drive';
import { askOtherClients } from './clients/others';
import { installLines, projectWithPackages, runLines, type Served, serve, writePage } from './clients/project';
import { lookAtReference } from './clients/reference';
import { askRest } from './clients/rest';
import { expectBuiltWell } from './support/axe';
import { useBrowser } from './support/browser';

const shop = openShop();
const browsing = useBrowser();
const wanted = (process.env.TRY_CLIENTS ?? '').split(',').filter(Boolean);

const vite = path.join(ROOT, 'node_modules', '.bin', 'vite');

/** npm's words for what the page installs, without those that only mean how. */
const packagesOf = (page: string) =>
  installLines(page)
    .join(' ')
    .split(' ')
    .filter((word) => /.@\d/.test(word));

(wanted.length ? describe.skip : describe).each(['javascript', 'react'])('%s', (page) => {
  let served: Served;
  beforeAll(async () => {
    const folder = projectWithPackages(page);
    if (page !== 'javascript') writePage(folder, 'javascript', ['vite.config.js', 'shop.js', 'outbox.js']);
    writePage(folder, page);
    const env = { SHOP_URL: shop.url };
    runLines(folder, [`${vite} build`], env);
    served = await serve(
      folder,
      (port) => [vite, 'preview', '--host', '127.0.0.1', '--port', String(port), '--strictPort'],
      env,
    );
  });
  afterAll(() => served?.stop());

  test('asks for the packages that it was run with', () => {
    const there = packagesOf(page).map((word) => {
      const name = word.slice(0, word.lastIndexOf('@'));
      const { version } = JSON.parse(readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
      return `${name}@${version}`;
    });
    expect(packagesOf(page)).toEqual(there);
  });

  test('signs in, follows the queue, and writes each entry once', async () => {
    const jobs = await twoJobs(shop);
    const opened = await browsing.open(served.url);
    await signInOn(opened);
    await expectLive(shop, opened, jobs);
    await expectBuiltWell(opened);
    await expectEntries(shop, opened, jobs);
    await opened.reload();
    await opened.getByText('Acme Robotics: File Review, technician1').first().waitFor();
    browsing.complaints.length = 0;
  });
});

(wanted.length ? describe.skip : describe)('Node', () => {
  test('runs to its end and prints what the page says', async () => {
    const { own } = await twoJobs(shop);
    const folder = projectWithPackages('node');
    writePage(folder, 'javascript');
    const child = spawn(process.execPath, ['node.mjs'], {
      cwd: folder,
      env: { ...process.env, SHOP_URL: shop.url, DEMO_PASSWORD: PASSWORD },
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect({ printed: printed.trim().split('\n').slice(-2), code }).toEqual({
      printed: ['Live: File Review', 'Waiting: 0'],
      code: 0,
    });
    expect(await written(shop, 'FileCheck', own)).toHaveLength(1);
    expect(await written(shop, 'TimeLog', own)).toHaveLength(1);
  });

  test('the answers to the questions do what they say', async () => {
    await twoJobs(shop);
    const folder = projectWithPackages('questions');
    writePage(folder, 'javascript');
    writePage(folder, 'README');
    const sums = `import { machineTime } from './faq-machine-time.mjs';
const start = { iso: new Date(Date.now() - 10 * 60_000).toISOString() };
console.log(JSON.stringify(machineTime([{ activityType: 'Print', minutesLogged: 5, endTime: start, startTime: start }, { activityType: 'Print', startTime: start }])));`;
    const lines = [`node faq-approval.mjs`, `node --input-type=module -e "$SUMS"`];
    const env = { SUMS: sums, SHOP_URL: shop.url, DEMO_PASSWORD: PASSWORD };
    const { stdout } = await promisify(execFile)('sh', ['-ec', lines.join('\n')], {
      cwd: folder,
      env: { ...process.env, ...env },
    });
    expect(stdout).toMatch(/^1102 You may not create this FileCheck\. .*\n\{"Print":15\}\n$/);
  });
});

if (!wanted.length) lookAtReference(shop, browsing);
askRest(shop, wanted);
askOtherClients(shop, browsing, wanted);
