/** Changes a test's database behind the product's back, as a fault would. */
import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { onDatabase } from '../support/databases';

async function onMongo(uri: string, work: (client: MongoClient) => Promise<unknown>): Promise<void> {
  const client = await MongoClient.connect(uri);
  try {
    await work(client);
  } finally {
    await client.close();
  }
}

export async function setRemaining(uri: string, batchCode: string, grams: number): Promise<void> {
  if (uri.startsWith('postgres'))
    await onDatabase(
      uri,
      `UPDATE "MaterialBatch" SET "remainingWeightGrams" = ${grams} WHERE "batchCode" = '${batchCode}'`,
    );
  else
    await onMongo(uri, (client) =>
      client
        .db()
        .collection('MaterialBatch')
        .updateOne({ batchCode }, { $set: { remainingWeightGrams: grams } }),
    );
}

/** Moves a moment of the rows that have these values into the past. */
export async function makeOlder(
  uri: string,
  className: string,
  field: string,
  where: Record<string, string>,
  byMs: number,
): Promise<void> {
  const [[name, value] = []] = Object.entries(where);
  if (uri.startsWith('postgres'))
    await onDatabase(
      uri,
      `UPDATE "${className}" SET "${field}" = "${field}" - interval '${byMs} milliseconds' WHERE "${name}" = '${value}'`,
    );
  else
    await onMongo(uri, async (client) => {
      const rows = client.db().collection(className);
      const row = await rows.findOne(where);
      await rows.updateOne(where, { $set: { [field]: new Date(row?.[field].getTime() - byMs) } });
    });
}

export async function dropIndex(uri: string, className: string, name: string): Promise<void> {
  if (uri.startsWith('postgres')) await onDatabase(uri, `DROP INDEX "${name}"`);
  else await onMongo(uri, (client) => client.db().collection(className).dropIndex(name));
}

/** A row of a class that only the server writes, and that nobody but it may see. Answers its objectId. */
export async function addHidden(uri: string, className: string, fields: Record<string, string>): Promise<string> {
  const objectId = randomBytes(5).toString('hex');
  if (uri.startsWith('postgres')) {
    const values = Object.values(fields);
    const columns = Object.keys(fields).map((name) => `, "${name}"`);
    const places = values.map((_value, index) => `, $${index + 2}`);
    await onDatabase(
      uri,
      `INSERT INTO "${className}" ("objectId", "createdAt", "updatedAt", "revision", "_rperm", "_wperm"${columns.join('')})
       VALUES ($1, now(), now(), 1, '{}', '{}'${places.join('')})`,
      [objectId, ...values],
    );
  } else {
    const [_created_at, _updated_at] = [new Date(), new Date()];
    const row = { ...fields, _id: objectId, _created_at, _updated_at, revision: 1, _rperm: [], _wperm: [] };
    await onMongo(uri, (client) =>
      client
        .db()
        .collection(className)
        .insertOne(row as never),
    );
  }
  return objectId;
}
