/** The pages that need no browser: REST by curl in a shell, and GraphQL in Node. */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import type { Shop } from '../../support/shop';
import { PASSWORD } from '../../support/staff';
import { twoJobs, written } from './drive';
import { blocksOf, projectWithPackages, writePage } from './project';

const run = promisify(execFile);
const hasCurl = spawnSync('curl', ['--version']).status === 0;

export function askRest(shop: Shop, wanted: string[]): void {
  const env = () => ({ ...process.env, SHOP_URL: shop.url, DEMO_PASSWORD: PASSWORD });

  (hasCurl && !wanted.length ? describe : describe.skip)('REST by curl', () => {
    test('the lines of the page, one after the other in one shell', async () => {
      const { own } = await twoJobs(shop);
      const blocks = blocksOf('rest').filter(({ language, file }) => language === 'sh' && file);
      const script = `${blocks.map(({ text }) => text).join('\n')}\necho "\n$TOKEN"`;
      const { stdout } = await run('sh', ['-euc', script], { env: env() });
      const lines = stdout.trim().split('\n');
      expect(JSON.parse(lines[0] as string).results[0]).toMatchObject({
        client: { companyName: 'Acme Robotics' },
        assignedTechnician: { username: 'technician1' },
      });
      const [first, log, once, again, refused, token] = lines.slice(1);
      const check = JSON.parse(first as string).objectId;
      expect([once, again]).toEqual([check, check]);
      expect(JSON.parse(refused as string)).toEqual({
        code: 1401,
        error: expect.stringContaining('A check with 1 failed of 8 cannot be Passed.'),
      });
      expect((await written(shop, 'FileCheck', own)).map(({ objectId }: { objectId: string }) => objectId)).toEqual([
        check,
      ]);
      expect(await written(shop, 'TimeLog', own)).toMatchObject([{ objectId: JSON.parse(log as string).objectId }]);
      await expectFrames(shop.url, token as string);
    });
  });

  (wanted.length ? describe.skip : describe)('GraphQL', () => {
    test('the story of the page prints what it says', async () => {
      await twoJobs(shop);
      const folder = projectWithPackages('graphql');
      writePage(folder, 'graphql');
      const { stdout } = await run(process.execPath, ['story.mjs'], { cwd: folder, env: env() });
      const promised = blocksOf('graphql').find(({ language, text }) => language === '' && text.startsWith('Acme'));
      expect(stdout).toBe(promised?.text);
    });
  });
}

/** The frames that the page names are answered as it says. */
async function expectFrames(url: string, token: string): Promise<void> {
  const frames = (blocksOf('rest').find(({ language }) => language === 'json')?.text ?? '').trim().split('\n');
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/parse`);
  const answered: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const send = () => socket.send((frames[answered.length] as string).replace('$TOKEN', token));
    socket.on('open', send);
    socket.on('error', reject);
    socket.on('message', (text) => {
      answered.push(JSON.parse(String(text)).op);
      if (answered.length < frames.length) send();
      else resolve();
    });
  });
  socket.close();
  expect(answered).toEqual(['connected', 'subscribed']);
}
