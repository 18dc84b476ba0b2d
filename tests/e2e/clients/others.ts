/** The pages that need more than the shop's own packages, for npm run try-clients: installed by their own lines, then run. */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import type { Shop } from '../../support/shop';
import { PASSWORD } from '../../support/staff';
import type { Browsing } from '../support/browser';
import { expectEntries, expectLive, signInOn, twoJobs, written } from './drive';
import { blocksOf, installedProject, projectWithPackages, runLines, serve, writePage } from './project';

const run = promisify(execFile);
const INSTALLING_MS = 900_000;

interface Framework {
  /** Where shop.js and outbox.js of the JavaScript page go. */
  shared: string;
  build: string[];
  start: (port: number) => string[];
}

const FRAMEWORKS: Record<string, Framework> = {
  vue: {
    shared: '.',
    build: ['npx vite build'],
    start: (port) => ['npx', 'vite', 'preview', '--host', '127.0.0.1', '--port', String(port), '--strictPort'],
  },
  angular: {
    shared: 'src/app',
    build: [],
    start: (port) => [
      'npx',
      'ng',
      'serve',
      '--proxy-config',
      'proxy.conf.mjs',
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
    ],
  },
  nextjs: {
    shared: 'lib',
    build: ['npx next build'],
    start: (port) => ['npx', 'next', 'start', '--hostname', '127.0.0.1', '--port', String(port)],
  },
};

/** Programs that are run from the page's files, each with what makes it run; missing ones are named. */
const PROGRAMS: Record<string, { needs: string[]; lines: string[] }> = {
  php: { needs: ['php'], lines: ['php story.php'] },
  dotnet: {
    needs: ['mcs', 'mono'],
    lines: [
      'mcs -nowarn:219 -r:System.Net.Http.dll -r:/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll -out:queue.exe *.cs',
      'MONO_PATH=/usr/lib/cli/Newtonsoft.Json-5.0 mono queue.exe',
    ],
  },
};

export function askOtherClients(shop: Shop, browsing: Browsing, wanted: string[]): void {
  const isWanted = (name: string) => wanted.includes(name) || wanted.includes('all');
  const env = () => ({ ...process.env, SHOP_URL: shop.url, DEMO_PASSWORD: PASSWORD });

  for (const [page, { shared, build, start }] of Object.entries(FRAMEWORKS)) {
    if (!isWanted(page)) continue;
    test(
      `${page} signs in, follows the queue, and writes each entry once`,
      async () => {
        const folder = installedProject(page);
        writePage(folder, 'javascript', ['shop.js', 'outbox.js'], shared);
        writePage(folder, page);
        runLines(folder, build, { SHOP_URL: shop.url });
        const served = await serve(folder, start, { SHOP_URL: shop.url });
        try {
          const jobs = await twoJobs(shop);
          const opened = await browsing.open(served.url);
          await signInOn(opened);
          await expectLive(shop, opened, jobs);
          await expectEntries(shop, opened, jobs);
          browsing.complaints.length = 0;
        } finally {
          await served.stop();
        }
      },
      INSTALLING_MS,
    );
  }

  for (const [page, { needs, lines }] of Object.entries(PROGRAMS)) {
    if (!isWanted(page)) continue;
    const missing = needs.filter((program) => spawnSync('which', [program]).status !== 0);
    (missing.length ? describe.skip : describe)(
      `${page}${missing.length ? `: ${missing.join(', ')} is missing` : ''}`,
      () => {
        test('the story of the page prints what it says', async () => {
          const { own } = await twoJobs(shop);
          const folder = projectWithPackages(page);
          writePage(folder, page);
          const { stdout } = await run('sh', ['-ec', lines.join('\n')], { cwd: folder, env: env() });
          expect(stdout).toBe(blocksOf(page).find(({ language, file }) => language === '' && !file)?.text);
          expect(await written(shop, 'FileCheck', own)).toHaveLength(2);
          expect(await written(shop, 'TimeLog', own)).toHaveLength(1);
        });
      },
    );
  }
}
