/** A create that is sent again with its operationId happens once and answers with the first result, however it is sent. */
import { describe, expect, test } from '@jest/globals';
import { classes, type Standing, standings } from '../rights/expected';
import type { Fields } from '../rights/fixtures';
import { toInput, typeOf } from '../rights/graphql';
import { worldEnvironment } from '../rights/kept-world';
import { bodyOf, stored, valueFor } from '../rights/rows';
import { useWorld } from '../rights/world';
import { type Api, pointer } from '../support/api';
import { batchFields, checkFields, clientFields, newJob, next, useShop } from '../support/shop';

const shop = useShop(worldEnvironment);
const world = useWorld(shop);

const COORDINATOR = standings.find(({ role }) => role === 'coordinator') as Standing;
const repeatable = classes.filter(({ rules }) => rules.repeatable);

test('the classes that phones and scanners write, and what mails a customer, take one', () => {
  expect(repeatable.map(({ className }) => className).sort()).toEqual(
    ['ApprovalRequest', 'FileCheck', 'JobNote', 'PinnedPartComment', 'PrintJob', 'StockAdjustment', 'TimeLog'].sort(),
  );
});

test('other classes know no operationId', async () => {
  const { body } = await shop.coordinator.create('Client', { ...clientFields(), operationId: 'one' });
  expect(body.code).toBe(1002);
});

describe.each(repeatable.map((loaded) => ({ className: loaded.className, loaded })))('$className', (given) => {
  const { className, loaded } = given;
  const operation = () => `operation ${next()} 🖨️`;
  const rows = async (operationId: string): Promise<Fields[]> =>
    (await shop.master.find(className, { operationId })).body.results;
  const bodyWith = async (operationId: string) => ({ ...(await bodyOf(world, loaded, COORDINATOR)), operationId });

  async function overGraphql(api: Api, body: Fields): Promise<string> {
    const whole: Fields = { ...body };
    for (const [name, { required }] of Object.entries(loaded.fields))
      if (required && whole[name] === undefined)
        whole[name] = await valueFor(world, loaded, name, 'create', COORDINATOR);
    const type = typeOf(className);
    const field = `${type[0]?.toLowerCase()}${type.slice(1)}`;
    const answer = await api.graphql(
      `mutation ($input: Create${type}Input!) { create${type}(input: $input) { ${field} { objectId } } }`,
      { input: { fields: toInput(whole) } },
    );
    expect(answer.body.errors).toBeUndefined();
    return answer.body.data[`create${type}`][field].objectId;
  }

  async function inBatch(api: Api, body: Fields): Promise<Fields> {
    const requests = [{ method: 'POST', path: `/parse/classes/${className}`, body }];
    const { status, body: answers } = await api.request('POST', '/parse/batch', { requests });
    expect({ status, error: answers[0].error }).toEqual({ status: 200, error: undefined });
    return answers[0].success;
  }

  test('a repeat answers with the first result, over REST, in a batch and over GraphQL', async () => {
    const operationId = operation();
    const body = await bodyWith(operationId);
    const first = await shop.coordinator.create(className, body);
    expect(first.status).toBe(201);
    const { objectId, createdAt } = first.body;
    const written = await stored(shop.master, className, objectId);
    const again = await shop.coordinator.create(className, body);
    expect(again).toMatchObject({ status: 201, body: { objectId, createdAt, operationId } });
    expect(again.body).not.toHaveProperty('operationKey');
    expect(await inBatch(shop.coordinator, body)).toMatchObject({ objectId, createdAt });
    expect(await overGraphql(shop.coordinator, body)).toBe(objectId);
    expect(await rows(operationId)).toHaveLength(1);
    expect(await stored(shop.master, className, objectId)).toEqual(written);
  });

  test('whichever way comes first, the others repeat it', async () => {
    for (const way of [
      (body: Fields) => overGraphql(shop.coordinator, body),
      async (body: Fields) => (await inBatch(shop.coordinator, body)).objectId,
    ]) {
      const operationId = operation();
      const body = await bodyWith(operationId);
      const objectId = await way(body);
      expect((await shop.coordinator.create(className, body)).body.objectId).toBe(objectId);
      expect(await rows(operationId)).toHaveLength(1);
    }
  });

  test('a repeat with another body, even a bad one, answers with the first result', async () => {
    const operationId = operation();
    const { objectId } = (await shop.coordinator.create(className, await bodyWith(operationId))).body;
    const written = await stored(shop.master, className, objectId);
    const other = await bodyWith(operationId);
    expect((await shop.coordinator.create(className, other)).body.objectId).toBe(objectId);
    expect((await shop.coordinator.create(className, { operationId })).body.objectId).toBe(objectId);
    expect(await stored(shop.master, className, objectId)).toEqual(written);
    expect(await rows(operationId)).toHaveLength(1);
  });

  test('two logins may use the same one', async () => {
    const operationId = operation();
    const own = (await shop.coordinator.create(className, await bodyWith(operationId))).body.objectId;
    const others = (await shop.manager.create(className, await bodyWith(operationId))).body.objectId;
    expect(others).not.toBe(own);
    expect((await shop.manager.create(className, await bodyWith(operationId))).body.objectId).toBe(others);
    expect(await rows(operationId)).toHaveLength(2);
  });

  test('twenty at once make one row, and all are told the same', async () => {
    const operationId = operation();
    const body = await bodyWith(operationId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.coordinator.create(className, body)));
    expect(answers.map(({ status, body }) => body.error ?? status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => body.objectId)).size).toBe(1);
    expect(await rows(operationId)).toHaveLength(1);
    const { body: events } = await shop.master.find('AuditEvent', { entityId: answers[0]?.body.objectId });
    expect(events.results).toHaveLength(loaded.rules.audited ? 1 : 0);
  });

  test('a first try that failed may be sent again', async () => {
    const operationId = operation();
    const body = await bodyWith(operationId);
    const required = Object.keys(body).find((name) => loaded.fields[name]?.required) as string;
    expect((await shop.coordinator.create(className, { ...body, [required]: null })).status).toBe(400);
    expect(await rows(operationId)).toEqual([]);
    expect((await shop.coordinator.create(className, body)).status).toBe(201);
    expect(await rows(operationId)).toHaveLength(1);
  });

  test('an overlong one is refused, and a stranger learns nothing by one', async () => {
    const body = await bodyWith('x'.repeat(101));
    expect((await shop.coordinator.create(className, body)).body.code).toBe(1007);
    const known = await bodyWith(operation());
    await shop.coordinator.made(className, known);
    expect((await shop.stranger.create(className, known)).body.code).toBe(119);
  });
});

test('twenty weigh-ins of one operationId take the grams once', async () => {
  const batch = await shop.coordinator.made('MaterialBatch', batchFields(1000));
  const body = {
    materialBatch: pointer('MaterialBatch', batch),
    gramsChange: -30,
    reason: 'Spilled',
    operationId: 'w',
  };
  await Promise.all(Array.from({ length: 20 }, () => shop.coordinator.create('StockAdjustment', body)));
  expect((await shop.coordinator.get('MaterialBatch', batch)).body.remainingWeightGrams).toBe(970);
});

test('whoever lost the job is not shown what they wrote, and writes nothing', async () => {
  const job = await newJob(shop, 'technician1');
  const body = { ...checkFields(job), operationId: 'before the hand-over' };
  const check = await shop.technician1.made('FileCheck', body);
  await shop.coordinator.changed('PrintJob', job, { assignedTechnician: pointer('Technician', shop.ids.technician2) });
  const again = await shop.technician1.create('FileCheck', body);
  expect([again.status, again.body.code]).toEqual([400, 1102]);
  expect((await shop.master.find('FileCheck', { printJob: pointer('PrintJob', job) })).body.results).toMatchObject([
    { objectId: check },
  ]);
});
