/** A job's file is looked at by itself: its verdict, its figures, its picture, and what they bring about. */
import { expect, test } from '@jest/globals';
import { pointer } from '../../support/api';
import { theShop } from '../../support/house';
import { Live } from '../../support/live';
import { cubeStl, openCubeStl } from '../../support/models';
import { checkFields, clientFields, jobFields, next } from '../../support/shop';
import { jobOf, jobWith, judged, lookedAt, lookedAtFile } from '../waiting';

const shop = theShop();
const CUBE = cubeStl(20);

test('a file that no printer is large enough for fails once the shop has printers', async () => {
  const job = await jobWith(shop, 'cube.stl', CUBE);
  const first = await lookedAt(shop.coordinator, job);
  expect(first.findings).toContainEqual(expect.objectContaining({ check: 'buildVolume', outcome: 'skipped' }));
  const small = { name: `Small ${next()}`, buildWidthMm: 10, buildDepthMm: 10, buildHeightMm: 10 };
  const printer = await shop.manager.made('Printer', small);
  const again = await lookedAt(shop.coordinator, job);
  expect(again).toMatchObject({ verdict: 'Failed' });
  expect(again.findings).toContainEqual(expect.objectContaining({ check: 'buildVolume', outcome: 'failed' }));
  await shop.manager.changed('Printer', printer, { isActive: false });
  expect(await lookedAt(shop.coordinator, job)).toMatchObject({ verdict: 'Passed' });
  expect((await shop.technician1.call('preflightAgain', { jobId: job })).body.code).toBe(1102);
  expect((await shop.coordinator.call('preflightAgain', { jobId: job })).body.result).toEqual({ state: 'Waiting' });
  expect(await judged(shop.coordinator, job)).toMatchObject({ preflight: 'Passed' });
});

test('the estimate follows a print profile of the material’s own', async () => {
  const own = { quality: 'Standard', materialType: 'petg', layerHeightMm: 0.2, infillPercent: 100 };
  await shop.manager.made('PrintProfile', own);
  expect((await shop.manager.create('PrintProfile', own)).body.code).toBe(137);
  expect((await shop.coordinator.create('PrintProfile', { ...own, materialType: 'ABS' })).body.code).toBe(119);
  const plain = await judged(shop.coordinator, await jobWith(shop, 'cube.stl', CUBE));
  const filled = await judged(shop.coordinator, await jobWith(shop, 'cube.stl', CUBE, { materialType: 'PETG' }));
  expect(filled.estimatedMaterialGrams / 1.27).toBeGreaterThan((plain.estimatedMaterialGrams / 1.24) * 1.8);
});

test('an upload is looked at, the job says so live, and gets its estimates from the file', async () => {
  const live = await Live.subscribe(shop.coordinator, 'PrintJob');
  const job = await jobWith(shop, 'cube.stl', CUBE, { quantity: 3 });
  const { object } = await live.seen(({ object }) => object.objectId === job && object.preflight === 'Passed');
  live.close();
  expect(object).toMatchObject({ estimateSource: 'file' });
  const { fileEstimate, estimatedMaterialGrams, estimatedPrintMinutes } = await judged(shop.coordinator, job);
  expect(fileEstimate).toMatchObject({ source: 'preflight', quality: 'Standard', materialType: 'PLA', quantity: 3 });
  // Eight cubic centimetres of PLA each, a fifth of the inside filled: less than solid, more than its walls.
  expect(estimatedMaterialGrams).toBeGreaterThan(3 * 2);
  expect(estimatedMaterialGrams).toBeLessThan(3 * 8 * 1.24);
  expect({ estimatedMaterialGrams, estimatedPrintMinutes }).toEqual({
    estimatedMaterialGrams: fileEstimate.grams,
    estimatedPrintMinutes: fileEstimate.minutes,
  });
  const events = await shop.coordinator.find('AuditEvent', { entityId: job }, { order: '-occurredAt', limit: 1 });
  expect(events.body.results).toMatchObject([{ newValue: { estimatedMaterialGrams } }]);
});

test('a file that was looked at before tells the job that takes it in the write that takes it', async () => {
  const first = await shop.coordinator.upload('cube.stl', CUBE);
  const second = await shop.coordinator.upload('cube.stl', cubeStl(30));
  for (const { name } of [first, second]) await lookedAtFile(shop, name);
  const job = await jobOf(shop, first);
  const seen = async () => {
    const { body } = await shop.coordinator.get('PrintJob', job);
    const { preflight, fileEstimate, estimatedMaterialGrams: grams, revision, estimateSource: source } = body;
    expect({ preflight, grams, source }).toEqual({ preflight: 'Passed', grams: fileEstimate.grams, source: 'file' });
    return { grams, revision };
  };
  const small = await seen();
  expect(small.revision).toBe(1);
  await shop.coordinator.changed('PrintJob', job, { file: second });
  const large = await seen();
  expect(large.revision).toBe(2);
  expect(large.grams).toBeGreaterThan(small.grams);
  const revisions = (await shop.coordinator.find('FileRevision', { printJob: pointer('PrintJob', job) })).body.results;
  expect(revisions.map(({ number }: { number: number }) => number).sort()).toEqual([1, 2]);
});

test('what was found is told to whoever may read the job, and to nobody else', async () => {
  const assignedTechnician = pointer('Technician', shop.ids.technician1);
  const job = await jobWith(shop, 'cube.stl', CUBE, { assignedTechnician });
  const found = await lookedAt(shop.technician1, job);
  expect(found).toMatchObject({ state: 'Done', verdict: 'Passed', format: 'stl', checksFailed: 0, hasPicture: true });
  expect(found.measures).toMatchObject({ triangles: 12, shells: 1, min: [0, 0, 0], max: [20, 20, 20] });
  expect(found.measures.volumeMm3).toBeCloseTo(8000, 3);
  expect(found.findings).toContainEqual({ check: 'watertight', outcome: 'passed' });
  expect((await lookedAt(shop.technician2, job)).code).toBe(101);
  expect((await shop.stranger.call('filePreflight', { jobId: job })).body.code).toBe(1201);
  expect((await shop.manager.find('FilePreflight')).body.error ?? []).not.toEqual([]);

  const picture = (who: typeof shop.manager) =>
    fetch(`${shop.url}/files/jobs/${job}/picture`, { headers: { 'X-Parse-Session-Token': who.sessionToken } });
  const seen = await picture(shop.technician1);
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await seen.arrayBuffer()).readUInt32BE(16)).toBe(256);
  expect((await picture(shop.technician2)).status).toBe(404);
  expect((await picture(shop.stranger)).status).toBe(401);
});

test('what a person estimated stays, until the file is asked for again', async () => {
  const job = await jobWith(shop, 'cube.stl', CUBE, { estimatedPrintMinutes: 90, estimatedMaterialGrams: 40 });
  const { fileEstimate, ...kept } = await judged(shop.coordinator, job);
  expect(kept).toMatchObject({ estimateSource: 'person', estimatedPrintMinutes: 90, estimatedMaterialGrams: 40 });
  await shop.coordinator.changed('PrintJob', job, { estimateSource: 'file' });
  const back = (await shop.coordinator.get('PrintJob', job)).body;
  expect(back).toMatchObject({ estimateSource: 'file', estimatedMaterialGrams: fileEstimate.grams });
  await shop.coordinator.changed('PrintJob', job, { estimatedMaterialGrams: 50 });
  expect((await shop.coordinator.get('PrintJob', job)).body).toMatchObject({ estimateSource: 'person' });
});

test('material, quality and quantity change what the file says of the job', async () => {
  const job = await jobWith(shop, 'cube.stl', CUBE);
  const { estimatedMaterialGrams: one, estimatedPrintMinutes: coarse } = await judged(shop.coordinator, job);
  await shop.coordinator.changed('PrintJob', job, { quantity: 10 });
  const ten = (await shop.coordinator.get('PrintJob', job)).body;
  expect(Math.abs(ten.estimatedMaterialGrams - 10 * one)).toBeLessThanOrEqual(0.05);
  await shop.coordinator.changed('PrintJob', job, { quantity: 1, materialType: 'ABS' });
  const light = (await shop.coordinator.get('PrintJob', job)).body;
  expect(light.estimatedMaterialGrams / one).toBeCloseTo(1.04 / 1.24, 2);
  await shop.coordinator.changed('PrintJob', job, { quality: 'fine' });
  const fine = (await shop.coordinator.get('PrintJob', job)).body;
  expect(fine.quality).toBe('Fine');
  expect(fine.estimatedPrintMinutes).toBeGreaterThan(coarse * 1.3);
  const { body } = await shop.coordinator.update('PrintJob', job, { quality: 'Superb' });
  expect(body).toEqual({
    code: 1328,
    error: 'There is no print profile of quality “Superb”. There is: Draft, Standard, Fine.',
  });
});

test('without a file to go by, both estimates have to be sent', async () => {
  const client = await shop.coordinator.made('Client', clientFields());
  const { estimatedPrintMinutes, estimatedMaterialGrams, ...byAddress } = jobFields(client);
  expect((await shop.coordinator.create('PrintJob', byAddress)).body.code).toBe(1001);
  const file = await shop.coordinator.upload('cube.stl', CUBE);
  const { fileUrl, fileName, ...fields } = byAddress;
  const half = await shop.coordinator.create('PrintJob', { ...fields, file, estimatedPrintMinutes: 5 });
  expect(half.body).toMatchObject({ code: 1001, error: expect.stringContaining('estimatedMaterialGrams') });
  const job = await shop.coordinator.made('PrintJob', { ...byAddress, estimatedPrintMinutes, estimatedMaterialGrams });
  expect((await shop.coordinator.call('filePreflight', { jobId: job })).body.result).toEqual({});
  expect((await shop.coordinator.call('preflightAgain', { jobId: job })).body.code).toBe(1329);
});

test('a verdict other than that of the file says why', async () => {
  const assignedTechnician = pointer('Technician', shop.ids.technician1);
  const job = await jobWith(shop, 'open.stl', openCubeStl(20), { assignedTechnician });
  const found = await lookedAt(shop.technician1, job);
  expect(found).toMatchObject({ verdict: 'Failed', checksFailed: 1 });
  expect(found.findings).toContainEqual(expect.objectContaining({ check: 'watertight', outcome: 'failed', count: 4 }));
  await judged(shop.coordinator, job);
  const refused = await shop.technician1.create('FileCheck', checkFields(job));
  expect(refused.body).toEqual({
    code: 1403,
    error: 'Preflight says Failed, the verdict is Passed. Say why in overruleReason, or agree with preflight.',
  });
  const failed = { ...checkFields(job), checkStatus: 'Failed', checksFailed: 1 };
  const agreed = await shop.technician1.made('FileCheck', failed);
  expect((await shop.technician1.get('FileCheck', agreed)).body.preflight).toBe('Failed');
  const reasoned = { ...checkFields(job), overruleReason: 'The slicer closes this hole.' };
  const overruled = await shop.technician1.made('FileCheck', reasoned);
  expect((await shop.technician1.get('FileCheck', overruled)).body).toMatchObject({ ...reasoned, preflight: 'Failed' });
  const emptied = await shop.technician1.update('FileCheck', overruled, { overruleReason: '' });
  expect(emptied.body.code).toBe(1403);
});

test('a new revision is looked at for itself, and the runs of a split job know of it', async () => {
  const job = await jobWith(shop, 'open.stl', openCubeStl(20), { quantity: 2 });
  await judged(shop.coordinator, job);
  await shop.coordinator.changed('PrintJob', job, { file: await shop.coordinator.upload('closed.stl', CUBE) });
  expect(await judged(shop.coordinator, job)).toMatchObject({ preflight: 'Passed', fileRevision: 2 });
  expect(await lookedAt(shop.coordinator, job, 1)).toMatchObject({ verdict: 'Failed', fileName: 'open.stl' });
  await shop.coordinator.changed('PrintJob', job, { status: 'File Review' });
  const { body } = await shop.coordinator.call('splitJob', {
    jobId: job,
    runs: [{ quantity: 1, assignedTechnicianId: shop.ids.technician2 }, { quantity: 1 }],
  });
  const [run] = body.result.runs;
  expect((await shop.technician2.get('PrintJob', run.objectId)).body).toMatchObject({ preflight: 'Passed' });
  expect(await lookedAt(shop.technician2, run.objectId)).toMatchObject({ verdict: 'Passed', fileName: 'closed.stl' });
});
