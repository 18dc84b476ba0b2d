/** The metrics: what happened is counted, for whom it is meant, in labels of a bounded number. */
import { expect, test } from '@jest/globals';
import { Live } from '../support/live';
import { batchFields, newJob, queuedJob } from '../support/shop';
import { METRICS_TOKEN, shop } from './shop';

async function read(): Promise<string> {
  const response = await fetch(`${shop.url}/metrics`, { headers: { Authorization: `Bearer ${METRICS_TOKEN}` } });
  expect(response.status).toBe(200);
  return response.text();
}

/** The value of a series, written as Prometheus does. */
const value = (text: string, series: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.split(' ')
      .at(-1) ?? Number.NaN,
  );

test('they are for who shows the token', async () => {
  for (const headers of [{}, { Authorization: 'Bearer wrong' }, { Authorization: METRICS_TOKEN }])
    expect((await fetch(`${shop.url}/metrics`, { headers: headers as Record<string, string> })).status).toBe(401);
});

test('moves, refusals, clients, stock and requests are in them', async () => {
  const job = await queuedJob(shop, 'technician1');
  const live = await Live.subscribe(shop.coordinator, 'PrintJob');
  const other = await newJob(shop);
  expect((await shop.coordinator.update('PrintJob', other, { status: 'Completed' })).status).toBe(400);
  expect((await shop.technician2.update('PrintJob', job, { status: 'Printing' })).status).not.toBe(200);
  await shop.coordinator.made('MaterialBatch', batchFields());
  await shop.master.call('recountStock', { dryRun: true });
  await shop.stranger.request('GET', '/parse/classes/NoSuchClass');
  await shop.stranger.request('GET', `/no/such/${'place'.repeat(9)}`);
  const text = await read();
  live.close();
  expect(value(text, 'printshop_moves_total{class="PrintJob",from="File Review",to="Queued"}')).toBeGreaterThanOrEqual(
    1,
  );
  expect(value(text, 'printshop_moves_refused_total{class="PrintJob",code="1301"}')).toBe(1);
  expect(value(text, 'printshop_livequery_clients')).toBe(1);
  expect(value(text, 'printshop_livequery_subscriptions')).toBe(1);
  expect(value(text, 'printshop_stock_differences{found_by="command"}')).toBe(0);
  expect(value(text, 'printshop_database_answers')).toBe(1);
  expect(value(text, 'printshop_outbox_mails{state="Waiting"}')).toBeGreaterThanOrEqual(0);
  expect(value(text, 'printshop_preflight_files{state="Waiting"}')).toBeGreaterThanOrEqual(0);
  expect(
    value(text, 'printshop_http_requests_total{method="POST",route="/parse/classes/PrintJob",status="201"}'),
  ).toBeGreaterThan(1);
  expect(value(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
  expect(text).not.toContain(job);
  expect(text).not.toContain('NoSuchClass');
  expect(text).not.toContain('place');
});
