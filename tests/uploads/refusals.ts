/** Uploads that are refused, each with its sentence, and what is taken in their place. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { cubeStl } from '../support/models';
import { clientFields, jobFields } from '../support/shop';
import { boxThreeMf } from '../support/three-mf';
import { append, arrived, begin, begun, named, SECRET, tus, uploaded } from '../support/tus';
import { shop } from './shop';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const OTHER = 'the-secret-of-quite-another-person-123';

const ASCII_STL =
  'solid cube\n facet normal 0 0 1\n  outer loop\n   vertex 0 0 0\n   vertex 1 0 0\n   vertex 0 1 0\n  endloop\n endfacet\nendsolid\n';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const HTML = `<!doctype html><title>solid</title>${'<p>facet normal</p>\n'.repeat(30)}`;

test.each([
  ['10 GB', () => begin(shop.url, 'big.stl', 10 * 1024 ** 3), 413, 1615, /big\.stl is too large/],
  [
    'no length',
    () => tus('POST', `${shop.url}/uploads`, { 'Upload-Metadata': 'filename YS5zdGw=' }),
    400,
    1617,
    /how many bytes/,
  ],
  ['a length that is none', () => begin(shop.url, 'a.stl', '-5'), 400, 1617, /how many bytes/],
  ['an empty file', () => begin(shop.url, 'a.stl', 0), 400, 1603, /empty/],
  ['no name', () => tus('POST', `${shop.url}/uploads`, { 'Upload-Length': '9' }), 400, 1616, /filename/],
  ['a name that is a path only', () => begin(shop.url, '../../', 9), 400, 1616, /filename/],
  ['another kind of file', () => begin(shop.url, 'invoice.pdf', 9), 415, 1602, /model files/],
  ['no secret', () => begin(shop.url, 'a.stl', 9, { 'Upload-Secret': undefined }), 400, 1618, /Upload-Secret/],
  ['a short secret', () => begin(shop.url, 'a.stl', 9, { 'Upload-Secret': 'short' }), 400, 1618, /Upload-Secret/],
  [
    'a session that does not hold',
    () => begin(shop.url, 'a.stl', 9, { 'X-Parse-Session-Token': 'r:1' }),
    401,
    209,
    /session/i,
  ],
  [
    'another version of the protocol',
    () => begin(shop.url, 'a.stl', 9, { 'Tus-Resumable': '0.9.0' }),
    400,
    1621,
    /Invalid tus-resumable/i,
  ],
  ['no tus at all', () => begin(shop.url, 'a.stl', 9, { 'Tus-Resumable': undefined }), 412, 1621, /Tus-Resumable/],
  ['a file to be fetched', () => tus('GET', `${shop.url}/uploads/x`), 404, 1017, /tus/],
] as const)('%s is refused before the first byte', async (_what, send, status, code, sentence) => {
  const answer = await send();
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  expect(answer.body.error).toMatch(sentence);
});

test.each([
  ['HTML', 'page.stl', HTML],
  ['SVG', 'logo.stl', SVG],
  ['SVG', 'logo.obj', SVG],
  ['a zip that is no 3MF', 'archive.3mf', 'PK\u0003\u0004 letters.docx'],
  ['text', 'text.step', 'ISO 9001'],
])('%s named %s is refused when it is all there, and kept nowhere', async (_what, name, content) => {
  const address = await begun(shop.url, name, content.length);
  const answer = await append(address, 0, bytesOf(content));
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 422, code: 1613 });
  expect(answer.body.error).toContain(`The content of ${name} is not that of`);
  expect(answer.headers.get('Content-Type')).toContain('application/json');
  expect(readdirSync(path.join(shop.env.DATA_DIR as string, 'uploads')).join()).not.toContain(named(address).uploadId);
  const client = await shop.coordinator.made('Client', clientFields());
  const job = await shop.coordinator.create('PrintJob', {
    ...jobFields(client),
    fileUrl: undefined,
    upload: named(address),
  });
  expect(job.body).toMatchObject({ code: 1613, error: answer.body.error });
});

test.each([
  ['cube.stl', cubeStl(10)],
  ['cube.STL', bytesOf(ASCII_STL)],
  ['cube.3mf', boxThreeMf(10, 20, 30)],
  ['cube.step', bytesOf('ISO-10303-21;\nHEADER;\n')],
  ['cube.obj', bytesOf('# a corner\no cube\nv 0.0 0.0 1.0\n')],
])('%s is taken', async (name, bytes) => {
  await uploaded(shop.url, name, bytes);
});

test('a path in a file name is left out of it, and leads nowhere', async () => {
  const upload = await uploaded(shop.url, '..\\..//etc/../bracket.stl', cubeStl(5));
  const client = await shop.coordinator.made('Client', clientFields());
  const { fileUrl, fileName, ...fields } = jobFields(client);
  const job = await shop.coordinator.made('PrintJob', { ...fields, upload });
  const { body } = await shop.coordinator.get('PrintJob', job);
  expect(body).toMatchObject({ fileName: 'bracket.stl', fileUrl: `${shop.url}/files/jobs/${job}` });
  expect(readdirSync(path.join(shop.env.DATA_DIR as string, 'files'))).toContain(upload.uploadId);
});

test('nobody without its secret resumes, reads, ends or takes an upload', async () => {
  const bytes = cubeStl(7);
  const address = await begun(shop.url, 'mine.stl', bytes.length);
  await append(address, 0, bytes.subarray(0, 100));
  for (const secret of [OTHER, '', undefined]) {
    const theirs = { 'Upload-Secret': secret };
    expect((await append(address, 100, bytes.subarray(100), theirs)).body.code).toBe(1611);
    expect((await tus('HEAD', address, theirs)).status).toBe(404);
    expect((await tus('DELETE', address, theirs)).body.code).toBe(1611);
  }
  expect((await tus('GET', address)).status).toBe(404);
  expect(await arrived(address)).toBe(100);
  expect((await append(address, 100, bytes.subarray(100))).status).toBe(204);
  const client = await shop.coordinator.made('Client', clientFields());
  const { fileUrl, ...fields } = jobFields(client);
  const stolen = await shop.coordinator.create('PrintJob', { ...fields, upload: named(address, OTHER) });
  expect(stolen.body.code).toBe(1611);
  for (const upload of [{}, { uploadId: 7 }, { uploadId: { $ne: 1 }, uploadSecret: SECRET }])
    expect((await shop.coordinator.create('PrintJob', { ...fields, upload })).body.code).toBe(1611);
  await shop.coordinator.made('PrintJob', { ...fields, upload: named(address) });
});

test('an upload is handed over once, and given back by a save that is refused', async () => {
  const client = await shop.coordinator.made('Client', clientFields());
  const { fileUrl, ...fields } = jobFields(client);
  const address = await begun(shop.url, 'once.stl', cubeStl(3).length);
  const upload = named(address);
  expect((await shop.coordinator.create('PrintJob', { ...fields, upload })).body.code).toBe(1612);
  await append(address, 0, cubeStl(3));
  await shop.coordinator.made('PrintJob', { ...jobFields(client), jobNumber: 'TAKEN-1' });
  expect((await shop.coordinator.create('PrintJob', { ...fields, jobNumber: 'TAKEN-1', upload })).body.code).toBe(137);
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => shop.coordinator.create('PrintJob', { ...fields, upload })),
  );
  expect(answers.map(({ status, body }) => (status === 201 ? 'made' : body.code)).sort()).toEqual([
    1614,
    1614,
    1614,
    'made',
  ]);
  expect((await tus('DELETE', address)).body.code).toBe(1614);
});

test('whoever began an upload may end it, and its bytes go', async () => {
  const address = await begun(shop.url, 'end.stl', 1000);
  await append(address, 0, cubeStl(3).subarray(0, 500));
  expect((await tus('DELETE', address)).status).toBe(204);
  expect((await tus('HEAD', address)).status).toBe(404);
  expect(readdirSync(path.join(shop.env.DATA_DIR as string, 'uploads')).join()).not.toContain(named(address).uploadId);
});

test('strangers may begin so many uploads and no more; staff go on', async () => {
  const ask = (headers = {}) => begin(shop.url, 'a.txt', 9, headers);
  let answer = await ask();
  for (let tries = 0; tries < 60 && answer.status !== 429; tries++) answer = await ask();
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 429, code: 1619 });
  expect((await ask({ 'X-Parse-Session-Token': shop.coordinator.sessionToken })).status).toBe(415);
});
