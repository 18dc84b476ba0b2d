/** What an instant price costs, with few rules and with many. */
import type { Client } from 'pg';
import { Api } from '../tests/support/api';
import { cubeStl } from '../tests/support/models';
import { uploaded } from '../tests/support/tus';
import { type Figure, ratioOf, sideBySide } from './measure';

const MANY = 10_000;
const FEW = 10;

/** A template with a profile of its own and so many rules: quantities in steps, for each of eight materials. */
async function fillRules(client: Client, name: string, rules: number): Promise<void> {
  const staff = `ARRAY['role:manager','role:coordinator'], ARRAY['role:manager']`;
  const row = `now(), now(), 1`;
  await client.query(`
    INSERT INTO "ProductTemplate" ("objectId","createdAt","updatedAt","revision","name","active","_rperm","_wperm")
    VALUES ('template${name}', ${row}, '${name}', true, ${staff});
    INSERT INTO "CatalogItem" ("objectId","createdAt","updatedAt","revision","slug","name","productTemplate","active","sortOrder","featured","_rperm","_wperm")
    VALUES ('item${name}', ${row}, 'bench-${name}', '${name}', 'template${name}', true, 0, false, ${staff});
    INSERT INTO "Model" ("objectId","createdAt","updatedAt","revision","productTemplate","fileKey","fileName","format","displayName","copies","sortOrder","_rperm","_wperm")
    SELECT 'model${name}', ${row}, 'template${name}', "uploadKey", 'bench.stl', 'stl', 'bench', 1, 0, ${staff}
    FROM "ModelUpload" WHERE "fileName" = '${name}.stl';
    INSERT INTO "PricingProfile" ("objectId","createdAt","updatedAt","revision","name","productTemplate","active","_rperm","_wperm")
    VALUES ('profile${name}', ${row}, '${name}', 'template${name}', true, ${staff});
    INSERT INTO "QuoteRule" ("objectId","createdAt","updatedAt","revision","pricingProfile","material","minQuantity","maxQuantity",
      "unitPrice","setupPrice","pricePerKilogram","pricePerHour","currency","leadTimeDays","active","conditionKey","_rperm","_wperm")
    SELECT 'rule${name}' || n, ${row}, 'profile${name}', m.id, n / 10 + 1, n / 10 + 1, 500, 300, 4000, 250, 'EUR', 5, true,
      'profile${name}:EUR:' || m.id || ':::', ${staff}
    FROM generate_series(0, ${rules - 1}) n
    JOIN (SELECT "objectId" AS id, row_number() OVER (ORDER BY name) - 1 AS place FROM "Material") m ON m.place = n % 8`);
}

/** The file counts as looked at, as it is once a customer asks for a second price. */
async function noteVerdict(client: Client): Promise<void> {
  await client.query(`
    UPDATE "FilePreflight" SET state = 'Done', verdict = 'Passed', "finishedAt" = now() + interval '1 minute',
      measures = '{"min": [0, 0, 0], "max": [20, 20, 20], "volumeMm3": 8000}',
      estimates = '[{"quality": "Standard", "materialCm3": 4, "minutes": 30, "source": "preflight"}]'`);
}

/** A draft priced anew: by one rule of ten, and by one of ten thousand. */
export async function pricedByMany(shop: string, client: Client, rounds: number): Promise<Figure> {
  const guest = new Api(shop);
  for (const [name, rules] of [
    ['many', MANY],
    ['few', FEW],
  ] as const) {
    const upload = await uploaded(shop, `${name}.stl`, cubeStl(20));
    await guest.call('checkUpload', upload);
    await fillRules(client, name, rules);
  }
  await noteVerdict(client);
  await client.query('ANALYZE "QuoteRule"');
  const { rows } = await client.query(
    `SELECT (SELECT "objectId" FROM "Material" ORDER BY name LIMIT 1) AS material,
            (SELECT "objectId" FROM "PrintProfile" WHERE quality = 'Standard' AND "materialType" IS NULL) AS quality`,
  );
  const [{ material: materialId, quality: qualityId }] = rows;
  const { body } = await guest.call('storeSession');
  const { sessionSecret } = body.result;
  const quoteIds: Record<string, string> = {};
  const priced = (name: 'many' | 'few') => async (round: number) => {
    // Another colour each time, so that it is written anew each time.
    const color = `Colour ${round}`;
    const wish = { slug: `bench-${name}`, quantity: 1, materialId, color, qualityId, quoteId: quoteIds[name] };
    const answer = await guest.elsewhere().call('priceQuote', { sessionSecret, ...wish });
    const view = answer.body.result;
    if (!view?.totalPrice) throw new Error(`The bench was refused: ${JSON.stringify(answer.body)}`);
    quoteIds[name] = view.quoteId;
  };
  const times = await sideBySide({ many: priced('many'), few: priced('few') }, rounds);
  return ratioOf(
    'priceQuote with 10,000 rules against 10 rules',
    times.many,
    times.few,
    [`${MANY} rules`, `${FEW} rules`],
    2,
  );
}
