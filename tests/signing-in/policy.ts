/** Where the shop asks for a second factor, nothing but turning it on is open without. Last, since it starts the server anew. */
import { expect, test } from '@jest/globals';
import { codeFor, newPerson, signIn, turnOn } from '../support/factor';
import { theShop } from '../support/house';
import { Live } from '../support/live';
import { cubeStl } from '../support/models';
import { start } from '../support/process';
import { PASSWORD } from '../support/staff';

test('whoever must have one and has none can only turn it on, also with a session from before', async () => {
  const shop = theShop();
  const [worker, owner, armed] = [await newPerson(shop), await newPerson(shop, 'manager'), await newPerson(shop)];
  await turnOn(armed.api);
  await shop.process.stop();
  const env = { ...shop.env, REQUIRE_SECOND_FACTOR: 'staff', PORT: new URL(shop.url).port };
  shop.process = await start(env);

  expect((await armed.api.call('me')).status).toBe(200);
  for (const { api } of [worker, owner]) {
    const refusals = await Promise.all([
      api.call('me'),
      api.call('queueSummary'),
      api.call('catalog'),
      api.call('resetSecondFactor', { technicianId: armed.id }),
      api.call('createApiKey', {}),
      api.find('PrintJob'),
      api.get('PrintJob', 'x'),
      api.create('JobNote', {}),
      api.remove('PrintJob', 'x'),
      api.request('GET', '/parse/users/me'),
      api.request('POST', '/parse/files/cube.stl', cubeStl(5), { 'Content-Type': 'model/stl' }),
      api.request('GET', '/files/jobs/x'),
      api.request('GET', '/labels/jobs/x'),
    ]);
    expect(refusals.map(({ body }) => body.code)).toEqual(refusals.map(() => 2354));
    const batch = await api.request('POST', '/parse/batch', {
      requests: [{ method: 'GET', path: '/parse/classes/PrintJob' }],
    });
    expect(batch.body.code ?? batch.body[0].error.code).toBe(2354);
    const { errors } = (await api.graphql('{ printJobs { count } }')).body;
    expect(errors[0].extensions.code).toBe(2354);
    await expect(Live.subscribe(api, 'PrintJob')).rejects.toThrow(/second factor/);
  }
  const { body } = await worker.api.call('mySecondFactor');
  expect(body.result).toMatchObject({ state: 'Off', required: true });
  const again = await shop.stranger.elsewhere().login(worker.username, PASSWORD);
  expect((await again.call('me')).body.code).toBe(2354);
  const { secret } = await turnOn(worker.api);
  expect((await worker.api.call('me')).status).toBe(200);
  expect((await worker.api.find('PrintJob')).status).toBe(200);
  expect((await again.call('me')).body.code).toBe(209);

  // Whoever turns it off stands before the same door again.
  await worker.api.call('endSecondFactor', { password: PASSWORD, code: codeFor(secret) });
  expect((await worker.api.find('PrintJob')).body.code).toBe(2354);
  expect((await signIn(shop, owner.username)).status).toBe(200);
});
