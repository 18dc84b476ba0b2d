/** The README's story, run word for word as a newcomer would. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../support/process';
import { useShop } from '../support/shop';
import { PASSWORD } from '../support/staff';

const shop = useShop();

test('the pasted story runs to its end and prints what the README says', async () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const script = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const promised = /It prints\n\n```\n([\s\S]*?)```/.exec(readme)?.[1]?.trim().split('\n') ?? [];
  const file = path.join(ROOT, `story-${process.pid}.tmp.mjs`);
  writeFileSync(file, script);
  try {
    const env = { ...process.env, SHOP_URL: shop.url, DEMO_PASSWORD: PASSWORD };
    const child = spawn(process.execPath, [file], { cwd: ROOT, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    const printed = output
      .trim()
      .split('\n')
      .map((line) =>
        line.replace(/PJ-\d+/, 'PJ-…').replace(/http\S+\/files\/jobs\/\S+/, 'http://127.0.0.1:1337/files/jobs/…'),
      );
    expect({ printed, code }).toEqual({ printed: promised, code: 0 });
  } finally {
    rmSync(file);
  }
});
