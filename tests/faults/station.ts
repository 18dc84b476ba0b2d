/** A shop for what is done to it: at one address for good, with a database and files that are looked at from outside. */

import { Api } from '../support/api';
import { cloneDatabase } from '../support/databases';
import { environment } from '../support/environment';
import { freePort } from '../support/free-port';
import type { FakeMailgun } from '../support/mailgun';
import { type Running, start } from '../support/process';
import type { FakeS3 } from '../support/s3';
import { enter, type Shop } from '../support/shop';
import { makeStaff } from '../support/staff';
import type { FakeStripe } from '../support/stripe';
import { type Evidence, expectWhole } from './checker/checker';
import { Ledger } from './checker/ledger';
import type { OwnPostgres } from './storms/own-postgres';

type Environment = Record<string, string>;

export class Station {
  readonly ledger = new Ledger();
  readonly shop = {} as Shop;
  mail: FakeMailgun | undefined;
  objects: FakeS3 | undefined;
  stripe: FakeStripe | undefined;
  /** A second process of the same shop. */
  twin: Station | undefined;
  /** Where the database is one that may be struck itself. */
  postgres: OwnPostgres | undefined;
  private running: Running | undefined;

  private constructor(
    readonly env: Environment,
    private readonly entry: string | undefined,
  ) {}

  /** Opens with a database of its own and staff in it. PRODUCT_ENTRY names another build than the product's. */
  static async open(more: Environment = {}): Promise<Station> {
    const uri = more.DATABASE_URI ?? (await cloneDatabase());
    const env = environment(uri, { PORT: String(await freePort()), TRUST_PROXY: 'loopback', ...more });
    const station = new Station(env, process.env.PRODUCT_ENTRY);
    await station.start(more);
    return station;
  }

  get process(): Running {
    return this.running as Running;
  }

  /** Starts it, as it is or otherwise than usual. Whoever was signed in still is. */
  async start(more: Environment = {}, logFile?: string): Promise<void> {
    const env = { ...this.env, ...more };
    this.running = await start(env, this.entry, logFile);
    if (!this.shop.url) await this.signIn(env);
    this.shop.process = this.running;
  }

  /** Signs everybody in, anew where their sessions have ended. */
  async signIn(env = this.env): Promise<void> {
    const master = new Api(this.process.url, { 'X-Parse-Master-Key': env.MASTER_KEY as string });
    if (!(await master.find('Technician')).body.results.length) await makeStaff(master);
    Object.assign(this.shop, await enter(this.process, env));
  }

  async restart(more: Environment = {}): Promise<void> {
    await this.running?.stop();
    await this.start(more);
  }

  /** Cuts the power and starts again. */
  async cut(more: Environment = {}, logFile?: string): Promise<void> {
    await this.running?.kill();
    await this.start(more, logFile);
  }

  async close(): Promise<void> {
    await this.twin?.close();
    await this.running?.kill();
    await this.mail?.stop();
    await this.postgres?.stop();
  }

  get evidence(): Evidence {
    const { DATABASE_URI, DATA_DIR } = this.env as { DATABASE_URI: string; DATA_DIR: string };
    // On S3 the bytes are not on this disk.
    const dataDirs = this.objects ? [] : [DATA_DIR];
    return { databaseUri: DATABASE_URI, ledger: this.ledger, dataDirs, taken: this.mail?.taken };
  }

  /** Fails with the violations, and with what the shop said last. */
  async expectWhole(): Promise<void> {
    try {
      await expectWhole(this.evidence);
    } catch (error) {
      throw new Error(`${(error as Error).message}\nThe shop said:\n${this.process.output().slice(-4000)}`);
    }
  }
}
