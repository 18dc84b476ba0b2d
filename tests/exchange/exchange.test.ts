/** npm run import and npm run export: as a person of staff, twice, cut off, and with files as spreadsheets write them. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { beginAgain, npmRun, runAgain } from '../scripts/commands';
import { pointer } from '../support/api';
import { newFolder } from '../support/folders';
import { ROOT } from '../support/process';
import { newJob, useShop } from '../support/shop';
import { PASSWORD } from '../support/staff';

const shop = useShop();
const folder = newFolder('exchange');
// Each test runs several commands; what takes longer hangs, however busy the machine is.
jest.setTimeout(120_000);
const built = new Set<string>();

function run(name: string, args: string[], password = PASSWORD) {
  const env = { ...shop.env, SHOP_PASSWORD: password };
  const isBuilt = built.has(name);
  built.add(name);
  return isBuilt ? runAgain(env, name, args) : npmRun(env, name, args);
}

function file(name: string, text: string | Uint8Array): string {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
}

const importAs = (username: string, place: string, ...more: string[]) =>
  run('import', [place, '--username', username, ...more]);
const rowsOf = async (className: string, where: object = {}) =>
  (await shop.coordinator.find(className, where, { limit: 500, order: 'createdAt' })).body.results;

const GERMAN = [
  '\ufeffCode;Firma;Ansprechperson;E-Mail;Telefon;Abrechnung;Farbe',
  "MÜLLER;Müller & Söhne;Jörg;joerg@mueller.example;'+49 30 1;Active;rot",
  'FORMEL;=cmd|calc;Eve;eve@x.example;;Active;',
  'FALSCH;;Max;keine Adresse;;Active;',
].join('\r\n');

test('clients from a German spreadsheet: said first, made once, changed where the file says otherwise', async () => {
  const place = file('kunden.csv', GERMAN);
  const dry = await importAs('coordinator', place, '--class', 'Client', '--dry-run');
  expect(dry).toEqual({
    code: 1,
    said: [
      'Not read: Farbe',
      'Line 4, Company: is missing.',
      'Line 4, E-mail: is not written as it should be.',
      'Line 2, MÜLLER: would be made',
      'Line 3, FORMEL: would be made',
      '3 lines: 2 to make, 0 to change, 0 there already, 1 left out. Nothing was written.',
    ],
  });
  expect(await rowsOf('Client')).toEqual([]);
  const made = await importAs('coordinator', place, '--class', 'Client');
  expect(made.said.at(-1)).toBe('3 lines: 2 made, 0 changed, 0 there already, 1 left out, 0 refused.');
  const again = await importAs('coordinator', place, '--class', 'Client');
  expect(again.said.at(-1)).toBe('3 lines: 0 made, 0 changed, 2 there already, 1 left out, 0 refused.');
  const [mueller] = await rowsOf('Client', { clientCode: 'MÜLLER' });
  const [formula] = await rowsOf('Client', { clientCode: 'FORMEL' });
  expect([mueller.companyName, mueller.phone, formula.companyName]).toEqual([
    'Müller & Söhne',
    '+49 30 1',
    '=cmd|calc',
  ]);
  const events = await rowsOf('AuditEvent', { entityId: mueller.objectId });
  expect(events.map(({ action, actorName }: Record<string, string>) => [action, actorName])).toEqual([
    ['create', 'coordinator'],
  ]);
  // Of as many letters as no address holds.
  const unknown = Array.from({ length: 199 }, (_, index) => `${'Ü'.repeat(37)}${index},`);
  const changes = file('neu.csv', ['clientCode,email', 'MÜLLER,neu@mueller.example', ...unknown].join('\n'));
  const changed = await importAs('coordinator', changes, '--class', 'Client');
  expect(changed.said.at(-1)).toBe('200 lines: 0 made, 1 changed, 0 there already, 199 left out, 0 refused.');
  expect((await rowsOf('Client', { clientCode: 'MÜLLER' }))[0]).toMatchObject({
    email: 'neu@mueller.example',
    contactName: 'Jörg',
  });
});

test('batches with decimal commas; another figure later is a weigh-in; a technician is refused', async () => {
  const head = 'batchCode;materialType;color;startingWeightGrams;remainingWeightGrams';
  const place = file('batches.csv', `${head}\nB-1;pla;Rot;1000;812,5\nB-2;Wood;Rot;1.000;1`);
  const made = await importAs('coordinator', place, '--class', 'MaterialBatch');
  expect(made.said).toEqual([
    'Line 3, Material: “Wood” is not known.',
    'Line 3, When new (g): “1.000” is not a number.',
    '2 lines: 1 made, 0 changed, 0 there already, 1 left out, 0 refused.',
  ]);
  await importAs(
    'coordinator',
    file('weighed.csv', 'batchCode;remainingWeightGrams\nB-1;700,25'),
    '--class',
    'MaterialBatch',
  );
  const [batch] = await rowsOf('MaterialBatch');
  expect([batch.materialType, batch.remainingWeightGrams]).toEqual(['PLA', 700.25]);
  const changes = await rowsOf('StockAdjustment', { materialBatch: pointer('MaterialBatch', batch.objectId) });
  expect(changes.map(({ gramsChange }: { gramsChange: number }) => gramsChange)).toEqual([-187.5, -112.25]);
  const refused = await importAs(
    'technician1',
    file('b3.csv', `${head}\nB-3;PLA;Rot;10;10`),
    '--class',
    'MaterialBatch',
  );
  expect(refused.code).toBe(1);
  expect(refused.said[0]).toMatch(/^Line 2, B-3: refused\. /);
  expect(
    (await run('import', [place, '--class', 'MaterialBatch', '--username', 'coordinator'], 'wrong password')).code,
  ).toBe(1);
});

test('jobs by the names of what they point to; killed in the middle and begun again, none is there twice', async () => {
  const head =
    'clientCode,fileUrl,materialType,quality,estimatedPrintMinutes,estimatedMaterialGrams,assignedTechnician,materialBatch,dueDate';
  const lines = Array.from(
    { length: 40 },
    (_, index) => `MÜLLER,https://files.example/part${index}.stl,PLA,standard,10,5,technician1,B-1,2031-12-01`,
  );
  const place = file('jobs.csv', [head, ...lines, lines[0]].join('\n'));
  const args = [place, '--class', 'PrintJob', '--username', 'coordinator'];
  const child = beginAgain({ ...shop.env, SHOP_PASSWORD: PASSWORD }, 'import', args);
  let hasEnded = false;
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      hasEnded = true;
      resolve();
    }),
  );
  while (!hasEnded && (await rowsOf('PrintJob')).length < 5);
  child.kill('SIGKILL');
  await ended;
  const begun = (await rowsOf('PrintJob')).length;
  expect(begun).toBeGreaterThanOrEqual(5);
  expect(begun).toBeLessThan(41);
  const rest = await importAs('coordinator', place, '--class', 'PrintJob');
  expect(rest.code).toBe(0);
  const jobs = await rowsOf('PrintJob');
  expect(jobs).toHaveLength(41);
  expect(new Set(jobs.map(({ fileUrl }: { fileUrl: string }) => fileUrl)).size).toBe(40);
  expect(jobs[0]).toMatchObject({ quality: 'Standard', assignedTechnician: { objectId: shop.ids.technician1 } });
});

test.each(['csv', 'json'])(
  'spools as Spoolman 0.26.1 exports them, %s: made once, and left alone afterwards',
  async (format) => {
    const place = path.join(ROOT, 'tests', 'exchange', `spoolman-0.26.1.${format}`);
    const done = await importAs('coordinator', place, '--spoolman');
    expect(done.said.filter((line) => / is (not known|missing)\./.test(line))).toEqual([
      'Line 5, Material: “PPS-CF” is not known.',
      'Line 6, When new (g): is missing.',
    ]);
    const made = format === 'csv' ? '4 made, 0 changed, 0 there already' : '0 made, 0 changed, 4 there already';
    expect(done.said.at(-1)).toBe(`6 lines: ${made}, 2 left out, 0 refused.`);
    const spools = await rowsOf('MaterialBatch', { batchCode: { $in: [1, 2, 3, 6].map((id) => `SPOOLMAN-${id}`) } });
    const held = spools.map(
      ({
        batchCode,
        color,
        startingWeightGrams,
        remainingWeightGrams,
        status,
        storageLocation,
      }: Record<string, unknown>) =>
        [batchCode, color, startingWeightGrams, remainingWeightGrams, status, storageLocation].join(' | '),
    );
    expect(held.sort()).toEqual([
      'SPOOLMAN-1 | Galaxy Black | 1000 | 1000 | Available | Regal Ä 3',
      'SPOOLMAN-2 | Galaxy Black | 1000 | 746.58 | Available | =HYPERLINK("x")',
      'SPOOLMAN-3 | Tricolor "Silk", red | 800 | 0 | Depleted | ',
      'SPOOLMAN-6 | Tricolor "Silk", red | 850 | 750 | Retired | ',
    ]);
    const used = spools.find(({ batchCode }: { batchCode: string }) => batchCode === 'SPOOLMAN-2');
    const adjusted = await rowsOf('StockAdjustment', { materialBatch: pointer('MaterialBatch', used.objectId) });
    expect(adjusted.map(({ gramsChange }: { gramsChange: number }) => gramsChange)).toEqual([-253.42]);
  },
);

test('everything goes out that the person may read, by names and ids, and no secret', async () => {
  const job = await newJob(shop, 'technician2');
  const out = newFolder('out');
  const csv = await run('export', [out, '--username', 'manager']);
  expect([csv.code, csv.said.at(-1)]).toEqual([0, expect.stringMatching(/rows written/)]);
  const clients = readFileSync(path.join(out, 'Client.csv'), 'utf8');
  expect(clients).toContain("'=cmd|calc");
  const jobs = readFileSync(path.join(out, 'PrintJob.csv'), 'utf8').split('\r\n');
  const head = (jobs[0] ?? '').replace('\ufeff', '').split(',');
  const row = jobs.find((line) => line.startsWith(job))?.split(',') ?? [];
  const cell = (column: string) => row[head.indexOf(column)];
  expect([cell('assignedTechnician'), cell('assignedTechnicianId')]).toEqual(['technician2', shop.ids.technician2]);
  expect(await run('export', [out, '--username', 'manager', '--format', 'json'])).toMatchObject({ code: 0 });
  const lossless = JSON.parse(readFileSync(path.join(out, 'PrintJob.json'), 'utf8'));
  const { ACL: _acl, ...kept } = (await shop.manager.get('PrintJob', job)).body;
  expect(lossless.find(({ objectId }: { objectId: string }) => objectId === job)).toEqual(kept);
  expect(lossless).toHaveLength((await rowsOf('PrintJob')).length);
  const all = readdirSync(out)
    .map((name) => readFileSync(path.join(out, name), 'utf8'))
    .join('\n');
  expect(all).not.toMatch(/hashed_password|sessionToken|whsec|tokenHash|connectorKey|writeClaim|password"/);

  const narrow = newFolder('narrow');
  expect((await run('export', [narrow, '--username', 'technician2', '--format', 'json'])).code).toBe(0);
  expect(readdirSync(narrow)).not.toEqual(expect.arrayContaining(['AuditEvent.json', 'Webhook.json']));
  const own = JSON.parse(readFileSync(path.join(narrow, 'PrintJob.json'), 'utf8'));
  expect(own.map(({ objectId }: { objectId: string }) => objectId)).toEqual([job]);
  expect(readFileSync(path.join(narrow, 'Client.json'), 'utf8')).not.toContain('@');
});
