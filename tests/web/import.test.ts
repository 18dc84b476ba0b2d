/** What a file's lines would become, before anything is sent; and a table as a spreadsheet's text. */
import { expect, test } from '@jest/globals';
import { guessColumns } from '../../cloud/domain/exchange/columns';
import { readCsv, toCsv } from '../../cloud/domain/exchange/csv';
import { judgeSheet } from '../../cloud/domain/exchange/judging';
import { findKnown } from '../../cloud/domain/exchange/known';
import type { Lookups } from '../../cloud/domain/exchange/lookups';
import type { Imported } from '../../cloud/domain/exchange/tables';

const labels: Record<string, string> = { client: 'Client', clientCode: 'Client code', dueDate: 'Due' };
const labelsOf = (field: string) => [labels[field] ?? field];
const acme = { id: 'acme' };
const lookups: Lookups = {
  names: {
    client: new Map([
      ['acme', [acme]],
      ['twin', [{ id: 'one' }, { id: 'two' }]],
    ]),
    assignedTechnician: new Map([['aylin demir', [{ id: 'aylin' }]]]),
    materialBatch: new Map(),
  },
  words: { materialType: new Map([['pla', 'PLA']]), quality: new Map([['fine', 'Fine']]) },
};

const HEAD = 'client,fileUrl,materialType,estimatedPrintMinutes,estimatedMaterialGrams';
const LINE = 'Acme,https://files.example/gear%20box.stl,pla,90,20.5';

async function judgedAs(className: Imported, head: string, ...lines: string[]) {
  const sheet = await readCsv(new Blob([[head, ...lines].join('\n')]));
  return judgeSheet(className, sheet, guessColumns(className, sheet.head, labelsOf), lookups);
}

const judged = (head: string, ...lines: string[]) => judgedAs('PrintJob', head, ...lines);

const problemsOf = async (head: string, line: string) => {
  const [first] = await judged(head, line);
  return first?.problems.map(({ field, problem }) => `${field} ${problem.key}`);
};

test('a good line is what the server would be sent, its file named by its address', async () => {
  const [line] = await judged(`${HEAD},Due,assignedTechnician`, `${LINE},30.11.2031 14:30,Aylin Demir`);
  expect({ problems: line?.problems, data: line?.data }).toEqual({
    problems: [],
    data: {
      client: 'acme',
      fileUrl: 'https://files.example/gear%20box.stl',
      fileName: 'gear box.stl',
      materialType: 'PLA',
      estimatedPrintMinutes: 90,
      estimatedMaterialGrams: 20.5,
      dueDate: new Date(2031, 10, 30, 14, 30).toISOString(),
      assignedTechnician: 'aylin',
    },
  });
});

test.each([
  ['a field that is missing', HEAD, 'Acme,,pla,90,20', ['fileUrl missing']],
  ['a client nobody knows', HEAD, LINE.replace('Acme', 'Nobody'), ['client unknown']],
  ['a name of two', HEAD, LINE.replace('Acme', 'Twin'), ['client ambiguous']],
  ['an address that is none', HEAD, LINE.replace('https', 'http'), ['fileUrl notAnAddress']],
  ['a thousands comma', HEAD, LINE.replace('20.5', '"1,250"'), ['estimatedMaterialGrams notANumber']],
  ['too many digits', HEAD, LINE.replace('20.5', '20.123'), ['estimatedMaterialGrams decimals']],
  ['half a piece', `${HEAD},quantity`, `${LINE},1.5`, ['quantity whole']],
  ['a priority out of range', `${HEAD},priority`, `${LINE},9`, ['priority whole']],
  ['a negative estimate', HEAD, LINE.replace('90', '-1'), ['estimatedPrintMinutes range']],
  ['a day that is not', `${HEAD},dueDate`, `${LINE},31.11.2031`, ['dueDate notADate']],
  ['a day with slashes', `${HEAD},dueDate`, `${LINE},3/4/2031`, ['dueDate notADate']],
  ['a year out of reach', `${HEAD},dueDate`, `${LINE},2301-01-01`, ['dueDate farDate']],
  ['a word too long', `${HEAD},color`, `${LINE},${'x'.repeat(61)}`, ['color tooLong']],
  ['a quality nobody prints', `${HEAD},quality`, `${LINE},finest`, ['quality unknown']],
  ['neither yes nor no', `${HEAD},quoteRequested`, `${LINE},maybe`, ['quoteRequested notYesNo']],
])('a line with %s says so', async (_what, head, line, expected) => {
  expect(await problemsOf(head, line)).toEqual(expected);
});

test('where columns part with semicolons, a comma is in the number; the client’s code comes before its name', async () => {
  const head = `Client code;${HEAD.replaceAll(',', ';')}`;
  const [line] = await judged(head, `ACME;somebody;https://files.example/a.stl;PLA;90;20,5`);
  expect([line?.problems, line?.data.estimatedMaterialGrams, line?.data.client]).toEqual([[], 20.5, 'acme']);
  const [thousands] = await judged(HEAD.replaceAll(',', ';'), 'ACME;https://files.example/a.stl;PLA;90;1.250');
  expect(thousands?.problems.map(({ field, problem }) => `${field} ${problem.key}`)).toEqual([
    'estimatedMaterialGrams notANumber',
  ]);
});

test('a line keeps its name wherever it stands, and two equal lines are two jobs', async () => {
  const other = LINE.replace('90', '91');
  const before = await judged(HEAD, LINE, other, LINE);
  const after = await judged(HEAD, other, LINE);
  const [first, second, third] = before.map(({ operationId }) => operationId);
  expect(new Set([first, second, third]).size).toBe(3);
  expect(after.map(({ operationId }) => operationId)).toEqual([second, first]);
});

test('a number twice in one file is refused the second time', async () => {
  const lines = await judged(`${HEAD},jobNumber`, `${LINE},A-1`, `${LINE},A-1`);
  expect(lines.map(({ problems }) => problems.map(({ problem }) => problem.key))).toEqual([[], ['twice']]);
});

test('cells that a spreadsheet would run are marked as text, and read back as they were', async () => {
  const cells = ['=1+1', '+49 30', '-x', '@here', 'plain'];
  const text = toCsv([cells, ['two; "quoted"', 12.5, undefined]], 'de');
  expect(text).toBe('\ufeff"\'=1+1";"\'+49 30";"\'-x";"\'@here";plain\r\n"two; ""quoted""";12,5;\r\n');
  const { head, lines } = await readCsv(new Blob([text]));
  expect([head, lines]).toEqual([cells, [['two; "quoted"', '12,5', '']]]);
});

test('what an older spreadsheet wrote is read in its own letters', async () => {
  const { head } = await readCsv(
    new Blob([Uint8Array.from([0x47, 0x72, 0xfc, 0x6e, 0x2c, 0x61, 0x0a, 0x31, 0x2c, 0x32])]),
  );
  expect(head).toEqual(['Grün', 'a']);
});

const CLIENT_HEAD = 'clientCode;companyName;contactName;email;billingStatus;language';

test('a client and a batch are held to their own rules', async () => {
  const [good, wrong] = await judgedAs(
    'Client',
    CLIENT_HEAD,
    'ACME;Acme;Ada;ada@acme.example;Active;DE',
    'X;;Eve;no address;Active;fr',
  );
  expect([good?.problems, good?.data.language]).toEqual([[], 'de']);
  expect(wrong?.problems.map(({ field, problem }) => `${field} ${problem.key}`)).toEqual([
    'companyName missing',
    'email badFormat',
    'language notAllowed',
  ]);
  const [batch] = await judgedAs(
    'MaterialBatch',
    'batchCode;materialType;color;startingWeightGrams;remainingWeightGrams',
    'B-1;PLA;Red;1000;812,5',
  );
  expect([batch?.problems, batch?.data.remainingWeightGrams]).toEqual([[], 812.5]);
});

test('what is there by its code is changed where the file says otherwise, and else left alone', async () => {
  const rows = [
    { id: 'a', clientCode: 'ACME', companyName: 'Acme', email: 'old@acme.example', revision: 3 },
    { id: 'b', clientCode: 'BETA', companyName: 'Beta', email: 'b@beta.example', revision: 1 },
  ];
  const shop = {
    every: async () => [],
    some: async (_class: string, _field: string, values: string[]) =>
      rows.filter((row) => values.includes(row.clientCode)),
  };
  const lines = await judgedAs(
    'Client',
    'clientCode,companyName,email',
    'ACME,,new@acme.example',
    'BETA,Beta,',
    'NEW,New,',
  );
  await findKnown('Client', lines, shop);
  expect(lines.map(({ found, problems }) => [found?.how, found?.changes, problems.length])).toEqual([
    ['change', { email: 'new@acme.example' }, 0],
    ['same', {}, 0],
    [undefined, undefined, 3],
  ]);
  await findKnown('Client', lines, shop, { keepsExisting: true });
  expect(lines.map(({ found }) => found?.how)).toEqual(['there', 'there', undefined]);
});
