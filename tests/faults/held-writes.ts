/** Holds a write of the shop inside PostgreSQL, so that the power can be cut at that very instant. */
import { Client } from 'pg';

const LOCK = 42;

/** Every change of a log, and every adjustment. */
const POSTINGS = ['BEFORE UPDATE ON "TimeLog" FOR EACH ROW', 'BEFORE INSERT ON "StockAdjustment" FOR EACH ROW'];

export class HeldWrites {
  /** Server processes whose writes were held so far. */
  private readonly seen = new Set<number>();

  private constructor(private readonly client: Client) {}

  /** From now on these writes can be held. */
  static async in(databaseUri: string, writes = POSTINGS): Promise<HeldWrites> {
    const client = new Client({ connectionString: databaseUri });
    await client.connect();
    await client.query(
      `CREATE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN PERFORM pg_advisory_xact_lock_shared(${LOCK}); RETURN NEW; END $$`,
    );
    const held = new HeldWrites(client);
    for (const write of writes) await held.also(write);
    return held;
  }

  /** From now on this write is held too. */
  async also(write: string): Promise<void> {
    await this.client.query(`CREATE TRIGGER held ${write} EXECUTE FUNCTION wait_for_test()`);
  }

  async hold(): Promise<void> {
    await this.client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  }

  async release(): Promise<void> {
    await this.client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }

  /** Resolves with the server processes whose writes are held, once there are so many. */
  async arrived(count: number): Promise<number[]> {
    for (;;) {
      // Other tests hold writes of their own databases in the same PostgreSQL.
      const here = '(SELECT oid FROM pg_database WHERE datname = current_database())';
      const waiting = `SELECT pid FROM pg_locks WHERE NOT granted AND locktype = 'advisory' AND database = ${here}`;
      const { rows } = await this.client.query(waiting);
      if (rows.length === count) return rows.map(({ pid }) => pid);
    }
  }

  /** As arrived, of the writes since the last time. */
  async arrivals(count: number): Promise<number[]> {
    const all = await this.arrived(this.seen.size + count);
    const fresh = all.filter((pid) => !this.seen.has(pid));
    for (const pid of fresh) this.seen.add(pid);
    return fresh;
  }

  /** The held writes are gone with their connections. */
  async lose(pids: number[]): Promise<void> {
    for (const pid of pids) await this.client.query('SELECT pg_terminate_backend($1, 5000)', [pid]);
  }

  /** Resolves once the held writes are through, or lost. */
  async gone(pids: number[]): Promise<void> {
    const there = 'SELECT FROM pg_stat_activity WHERE pid = ANY($1)';
    while ((await this.client.query(there, [pids])).rowCount);
  }

  /** As gone, of all that arrived. */
  settled(): Promise<void> {
    return this.gone([...this.seen]);
  }

  /** A minute passes for what the shop has open. */
  async minutePasses(): Promise<void> {
    const long = `'"2020-01-01T00:00:00.000Z"'`;
    await this.client.query(
      `UPDATE "MaterialBatch" SET "openPostings" = jsonb_set("openPostings", '{0,openedAt}', ${long})
       WHERE jsonb_array_length("openPostings") > 0`,
    );
    for (const [table, field] of [
      ['TimeLog', 'unsettledSince'],
      ['TimeLog', 'deletingSince'],
      ['StockAdjustment', 'unsettledSince'],
    ])
      await this.client.query(
        `UPDATE "${table}" SET "${field}" = "${field}" - interval '1 minute' WHERE "${field}" IS NOT NULL`,
      );
  }

  async openPostings(): Promise<number> {
    const { rows } = await this.client.query(
      `SELECT coalesce(sum(jsonb_array_length("openPostings")), 0)::int AS count FROM "MaterialBatch"`,
    );
    return rows[0].count;
  }

  async end(): Promise<void> {
    await this.client.end();
  }
}
