/** What ordering a full cart costs, against writing the same rows with nothing behind them. */
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { Api, date } from '../tests/support/api';
import { cubeStl } from '../tests/support/models';
import { uploaded } from '../tests/support/tus';
import { type Figure, ratioOf, summed, timed } from './measure';

const LINES = 50;

/** A product of so many models, each of which counts as looked at, that costs 5 euros a piece. */
async function fillProduct(shop: string, client: Client): Promise<void> {
  for (let model = 0; model < LINES; model++) await uploaded(shop, 'order.stl', cubeStl(20));
  const staff = `ARRAY['role:manager','role:coordinator'], ARRAY['role:manager']`;
  const row = `now(), now(), 1`;
  await client.query(`
    INSERT INTO "ProductTemplate" ("objectId","createdAt","updatedAt","revision","name","active","_rperm","_wperm")
    VALUES ('templateorder', ${row}, 'order', true, ${staff});
    INSERT INTO "CatalogItem" ("objectId","createdAt","updatedAt","revision","slug","name","productTemplate","active","sortOrder","featured","_rperm","_wperm")
    VALUES ('itemorder', ${row}, 'bench-order', 'order', 'templateorder', true, 0, false, ${staff});
    INSERT INTO "Model" ("objectId","createdAt","updatedAt","revision","productTemplate","fileKey","fileName","format","displayName","copies","sortOrder","_rperm","_wperm")
    SELECT 'modelorder' || row_number() OVER (), ${row}, 'templateorder', "uploadKey", 'order.stl', 'stl', 'bench', 1, 0, ${staff}
    FROM "ModelUpload" WHERE "fileName" = 'order.stl';
    INSERT INTO "PricingProfile" ("objectId","createdAt","updatedAt","revision","name","productTemplate","active","_rperm","_wperm")
    VALUES ('profileorder', ${row}, 'order', 'templateorder', true, ${staff});
    INSERT INTO "QuoteRule" ("objectId","createdAt","updatedAt","revision","pricingProfile","unitPrice","setupPrice","pricePerKilogram","pricePerHour","currency","leadTimeDays","active","conditionKey","_rperm","_wperm")
    VALUES ('ruleorder', ${row}, 'profileorder', 500, 0, 0, 0, 'EUR', 5, true, 'profileorder:EUR::::', ${staff});
    UPDATE "PaymentMethodConfig" SET enabled = true WHERE method = 'invoice';
    UPDATE "FilePreflight" SET state = 'Done', verdict = 'Passed', "finishedAt" = now(),
      measures = '{"min": [0, 0, 0], "max": [20, 20, 20], "volumeMm3": 8000}',
      estimates = '[{"quality": "Standard", "materialCm3": 4, "minutes": 30, "source": "preflight"}]'`);
}

interface Till {
  guest: Api;
  sessionSecret: string;
  wish: Record<string, unknown>;
}

async function done(guest: Api, name: string, params: Record<string, unknown>) {
  const { body } = await guest.elsewhere().call(name, params);
  if (body.error) throw new Error(`The bench was refused: ${body.error}`);
  return body.result;
}

/** Fills the cart, and times the order. */
async function ordered({ guest, sessionSecret, wish }: Till): Promise<number> {
  const { quoteId } = await done(guest, 'priceQuote', { sessionSecret, ...wish });
  const { lines } = await done(guest, 'addToCart', { sessionSecret, quoteId });
  if (lines.length !== LINES) throw new Error(`The cart holds ${lines.length} lines`);
  const contact = { name: 'Grete Guest', email: 'grete@guest.example' };
  const form = { requestKey: randomUUID(), paymentMethod: 'invoice', contact };
  return timed(() => done(guest, 'checkout', { sessionSecret, ...form }));
}

/** The rows of such an order, as another program would write them in one request. */
function rowsOf(template: Record<string, Record<string, unknown>>): unknown[] {
  const id = randomUUID();
  const create = (className: string, body: unknown) => ({ method: 'POST', path: `/parse/classes/${className}`, body });
  const numbers = Array.from({ length: LINES }, (_, index) => index + 1);
  const placed = { placedAt: date(new Date()), orderNumber: id, checkoutKey: id, linkHash: id };
  return [
    create('Order', { ...template.Order, ...placed }),
    ...numbers.map((number) => create('OrderLine', { ...template.OrderLine, number, lineKey: `${id}:${number}` })),
    ...numbers.map((number) =>
      create('PrintJob', { ...template.PrintJob, jobNumber: `${id}:${number}`, requestKey: `${id}:${number}` }),
    ),
  ];
}

const BUILT_IN = new Set(['objectId', 'createdAt', 'updatedAt', 'ACL']);

/** The fields of the newest row of a class. */
async function newestOf(master: Api, className: string): Promise<Record<string, unknown>> {
  const { body } = await master.find(className, {}, { limit: 1, order: '-createdAt' });
  return Object.fromEntries(Object.entries(body.results[0]).filter(([name]) => !BUILT_IN.has(name)));
}

/** `shop` and `bare` are the two servers' addresses, on one database. */
export async function checkoutOfFifty(
  shop: string,
  bare: string,
  masterKey: string,
  client: Client,
  rounds: number,
): Promise<Figure> {
  await fillProduct(shop, client);
  const { rows } = await client.query(
    `SELECT (SELECT "objectId" FROM "Material" ORDER BY name LIMIT 1) AS material,
            (SELECT "objectId" FROM "PrintProfile" WHERE quality = 'Standard' AND "materialType" IS NULL) AS quality`,
  );
  const guest = new Api(shop);
  const { sessionSecret } = await done(guest, 'storeSession', {});
  const wish = { slug: 'bench-order', quantity: 1, materialId: rows[0].material, qualityId: rows[0].quality };
  const till = { guest, sessionSecret, wish };
  const master = new Api(bare, { 'X-Parse-Master-Key': masterKey });
  await ordered(till);
  const template = {
    Order: await newestOf(master, 'Order'),
    OrderLine: await newestOf(master, 'OrderLine'),
    PrintJob: await newestOf(master, 'PrintJob'),
  };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -2; round < rounds; round++) {
    const requests = rowsOf(template);
    const batch = await timed(async () => {
      const { body } = await master.request('POST', '/parse/batch', { requests });
      const refused = body.find(({ error }: { error?: { error: string } }) => error)?.error;
      if (refused) throw new Error(`The bare server refused: ${refused.error}`);
    });
    const order = await ordered(till);
    if (round < 0) continue;
    ours.push(order);
    theirs.push(batch);
  }
  return ratioOf(
    `Checkout of ${LINES} lines against a bare Parse Server's batch of the same ${1 + 2 * LINES} rows`,
    summed(ours),
    summed(theirs),
    ['checkout', 'batch'],
    6,
  );
}
