import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { pointer } from '../../support/api';
import { ROOT } from '../../support/process';
import { PASSWORD } from '../../support/staff';
import { APP_ID } from './plain-shop';
import { newBatch, newJob, the } from './the-shop';

test('the Cloud Code is one file that needs Node alone, and holds no second Parse', () => {
  const code = readFileSync(path.join(the.shop.folder, 'cloud', 'main.js'), 'utf8');
  const required = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name as string);
  const builtin = new Set(builtinModules);
  expect(required.filter((name) => !builtin.has(name.replace(/^node:/, '')))).toEqual([]);
  expect(code).not.toMatch(/parse-server\/|X-Parse-Application-Id|prom-client/);
});

test('classes and functions are those that the guide names, and no others', async () => {
  const guide = readFileSync(path.join(the.shop.folder, 'README.md'), 'utf8');
  const named = /\*\*Classes\*\*: (.*)\./.exec(guide)?.[1]?.split(/, |; | and | beside them/) ?? [];
  const declared = JSON.parse(readFileSync(path.join(the.shop.folder, 'schema.json'), 'utf8')) as {
    className: string;
  }[];
  const ours = declared.map(({ className }) => className).filter((name) => !name.startsWith('_'));
  expect(named.filter(Boolean).sort()).toEqual(ours.sort());
  const functions = [...(/\*\*Functions\*\*: (.*)/.exec(guide)?.[1] ?? '').matchAll(/`(\w+)`/g)].map(
    ([, name]) => name,
  );
  const absent = ['mySecondFactor', 'createApiKey', 'pingWebhook', 'checkout'];
  const asked = [...functions, ...absent] as string[];
  const answers = await Promise.all(asked.map((name) => the.shop.anybody.call(name)));
  expect(asked.filter((_, index) => /^Invalid function/.test(answers[index]?.body.error))).toEqual(absent);
});

test("the README's story runs word for word", async () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const script = /```js\n([\s\S]*?)```/.exec(readme)?.[1]?.replace("'printshop'", `'${APP_ID}'`) ?? '';
  const promised = /It prints\n\n```\n([\s\S]*?)```/.exec(readme)?.[1]?.trim().split('\n') ?? [];
  const file = path.join(ROOT, `story-${process.pid}.tmp.mjs`);
  writeFileSync(file, script);
  try {
    const env = { ...process.env, SHOP_URL: the.shop.url, DEMO_PASSWORD: PASSWORD };
    const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: ROOT, env });
    const printed = stdout.trim().split('\n');
    expect(printed[0]).toMatch(/^Received PJ-\d+ http:\S+\/files\/\S+bracket\.stl$/);
    expect(printed[1]).toMatch(/^The technician sees PJ-\d+$/);
    expect(printed.slice(2)).toEqual(promised.slice(2));
  } finally {
    rmSync(file);
  }
});

test('a mail about the job waits in the outbox, and its link opens the page for customers', async () => {
  const job = await newJob(await newBatch(10));
  const [mail] = (await the.coordinator.find('EmailMessage', { printJob: pointer('PrintJob', job) })).body.results;
  const { body } = await the.coordinator.call('showMail', { messageId: mail.objectId });
  const token = /https:\/\/shop\.example\/track\/#([\w-]{43})/.exec(body.result.text)?.[1];
  const view = await the.shop.anybody.call('trackJob', { token });
  expect(view.body.result).toMatchObject({ item: { fileName: 'a.stl' }, canUpload: false });
});
