/** The rows of a MongoDB database, read at one moment and written many at a time. */
import type { Db, MongoClient } from 'mongodb';
import { type Json, joinsOf, LEFT_OUT, type RowStore, type Snapshot, type StoredClass } from './rows';

const MongoStorageAdapter = require('parse-server/lib/Adapters/Storage/Mongo/MongoStorageAdapter').default;
const {
  mongoObjectToParseObject,
  parseObjectToMongoObjectForCreate,
} = require('parse-server/lib/Adapters/Storage/Mongo/MongoTransform');

const AT_ONCE = 500;
/** The first version, by its number on the wire, that shows many collections at one moment: 5.0. */
const FIRST_WITH_SNAPSHOTS = 13;

/** A login's ways of signing in, each in a field of its own. */
function withWays({ authData, ...row }: Json): Json {
  const ways = Object.entries((authData ?? {}) as Json).map(([way, data]) => [`_auth_data_${way}`, data]);
  return { ...row, ...Object.fromEntries(ways) };
}

/** A row of a class in the form of its documents. */
export const documentOf = (row: Json, stored: StoredClass): Json =>
  parseObjectToMongoObjectForCreate(
    stored.className,
    stored.className === '_User' ? withWays(row) : { ...row },
    stored,
  );

/** A row from the document that it is kept as. */
export const rowOf = (document: Json, stored: StoredClass): Json =>
  mongoObjectToParseObject(stored.className, document, stored);

/** A row of a join without the id that MongoDB gives it. */
const withoutId = ({ _id, ...row }: Json): Json => row;

async function showsOneMoment(database: Db): Promise<boolean> {
  const hello = await database.command({ hello: 1 }).catch(() => ({}) as Json);
  return Number(hello.maxWireVersion) >= FIRST_WITH_SNAPSHOTS && Boolean(hello.setName || hello.msg === 'isdbgrid');
}

interface Opened {
  client: MongoClient;
  database: Db;
  classes: StoredClass[];
}

async function openSnapshot({ client, database, classes }: Opened, atRest: boolean): Promise<Snapshot> {
  const snapshot = await showsOneMoment(database);
  if (!snapshot && !atRest)
    throw new Error(
      'This MongoDB cannot show all collections at one moment: that takes a replica set of version 5.0 or later. Stop the shop, and say so with --at-rest.',
    );
  const session = client.startSession({ snapshot });
  const byName = new Map(classes.map((stored) => [stored.className, stored]));
  return {
    classes,
    tables: classes.flatMap((stored) => [stored.className, ...joinsOf(stored)]).filter((name) => !LEFT_OUT.has(name)),
    async *rows(table) {
      const stored = byName.get(table);
      let page: Json[] = [];
      for await (const document of database.collection(table).find({}, { session, batchSize: AT_ONCE })) {
        page.push(stored ? rowOf(document, stored) : withoutId(document));
        if (page.length < AT_ONCE) continue;
        yield page;
        page = [];
      }
      if (page.length) yield page;
    },
    close: () => session.endSession(),
  };
}

/** Opens the rows of the database at this address. */
export async function mongoRows(uri: string): Promise<RowStore> {
  const adapter = new MongoStorageAdapter({ uri, mongoOptions: { disableIndexFieldValidation: true } });
  await adapter.connect();
  const { client, database } = adapter as { client: MongoClient; database: Db };
  return {
    tables: async () => (await database.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name),
    snapshot: async (atRest) => openSnapshot({ client, database, classes: await adapter.getAllClasses() }, atRest),
    mark: async (name) => {
      await database.createCollection(name);
    },
    drop: async (table) => {
      await database.collection(table).drop();
    },
    makeClass: (stored) => adapter.createClass(stored.className, structuredClone(stored)),
    insert: async (table, stored, rows) => {
      const documents = stored ? rows.map((row) => documentOf(row, stored)) : rows;
      await database.collection(table).insertMany(documents);
    },
    close: () => adapter.handleShutdown(),
  };
}
