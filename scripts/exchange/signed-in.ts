/** The shop as somebody of staff reads and writes it over REST: held to their rights and to every rule, and audited. */
import { setTimeout as sleep } from 'node:timers/promises';
import { errorTable } from '../../cloud/domain/errors';
import type { PlainRow, ReadsShop } from '../../cloud/domain/exchange/lookups';
import { known } from '../../cloud/domain/exchange/tables';
import { askPassword } from '../ask-password';
import type { AskedShop } from '../with-shop';

const CODE_NEEDED = errorTable().find(({ name }) => name === 'factor.codeNeeded')?.code;
const PAGE = 200;
const TRIES = 5;

export type ParseRow = Record<string, unknown> & { objectId: string };

/** What the server said no with. */
export class Refused extends Error {}

const parseValue = (value: unknown, type: string | undefined, target: string | undefined) => {
  if (type === 'Pointer') return { __type: 'Pointer', className: target, objectId: value };
  return type === 'Date' ? { __type: 'Date', iso: value } : value;
};

function plainValue(value: unknown): unknown {
  const { __type, objectId, iso } = (value ?? {}) as { __type?: string; objectId?: string; iso?: string };
  return __type === 'Pointer' ? objectId : __type === 'Date' ? iso : value;
}

const plainRow = ({ objectId, ...fields }: ParseRow): PlainRow => ({
  id: objectId,
  ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, plainValue(value)])),
});

export class SignedIn implements ReadsShop {
  private constructor(
    private readonly shop: AskedShop,
    private readonly session: string,
    readonly roles: readonly string[],
  ) {}

  /** The password is that of SHOP_PASSWORD, or asked for; so is the code of a second factor, where there is one. Throws what the server says. */
  static async as(shop: AskedShop, username: string): Promise<SignedIn> {
    const password = process.env.SHOP_PASSWORD ?? (await askPassword());
    const login = { username, password };
    let { body } = await shop.ask('POST', 'login', '', login);
    if (body.code === CODE_NEEDED) {
      const token = process.env.SHOP_CODE ?? (await askPassword('Code of the second factor'));
      ({ body } = await shop.ask('POST', 'login', '', { ...login, authData: { mfa: { token } } }));
    }
    if (!body.sessionToken) throw new Refused(String(body.error));
    const me = await shop.ask('POST', 'functions/me', String(body.sessionToken), {});
    if (!me.body.result) throw new Refused(String(me.body.error));
    return new SignedIn(shop, String(body.sessionToken), (me.body.result as { roles: string[] }).roles);
  }

  /** Takes the session back. */
  async leave(): Promise<void> {
    await this.shop.ask('POST', 'logout', this.session, {});
  }

  private async request(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.shop.ask(method, path, this.session, body);
      if (answer.status < 300) return answer.body;
      const isBusy = answer.status === 429 || answer.body.code === 155 || answer.status === 503;
      if (!isBusy || attempt === TRIES) throw new Refused(String(answer.body.error ?? `Status ${answer.status}`));
      await sleep(1000 * attempt);
    }
  }

  async page(className: string, where: object, keys: readonly string[] = [], limit = PAGE): Promise<ParseRow[]> {
    // In a body, as the SDKs ask: two hundred codes of a file are too long for an address.
    const query = { _method: 'GET', where, order: 'objectId', limit, ...(keys.length && { keys: keys.join(',') }) };
    return (await this.request('POST', `classes/${className}`, query)).results as ParseRow[];
  }

  /** Every row, page by page in the order of ids, so that a row that changes meanwhile is neither missed nor met twice. */
  async *pages(className: string, where: object = {}, keys: readonly string[] = []): AsyncGenerator<ParseRow[]> {
    let after = {};
    for (;;) {
      const rows = await this.page(className, { ...where, ...after }, keys);
      if (rows.length) yield rows;
      if (rows.length < PAGE) return;
      after = { objectId: { $gt: rows.at(-1)?.objectId } };
    }
  }

  async every(className: string, where: Record<string, unknown>, keys: readonly string[]): Promise<PlainRow[]> {
    const conditions = Object.entries(where).map(([field, value]) =>
      field.endsWith('_ne') ? [field.slice(0, -3), { $ne: value }] : [field, value],
    );
    const rows: PlainRow[] = [];
    for await (const page of this.pages(className, Object.fromEntries(conditions), keys))
      rows.push(...page.map(plainRow));
    return rows;
  }

  async some(className: string, field: string, values: string[], keys: readonly string[]): Promise<PlainRow[]> {
    if (!values.length) return [];
    return (await this.page(className, { [field]: { $in: values } }, keys)).map(plainRow);
  }

  private encode(className: string, fields: Record<string, unknown>): Record<string, unknown> {
    const { types, pointers } = known(className);
    return Object.fromEntries(
      Object.entries(fields)
        .filter(([, value]) => value !== undefined)
        .map(([field, value]) => [field, parseValue(value, types[field], pointers[field])]),
    );
  }

  async create(className: string, fields: Record<string, unknown>): Promise<void> {
    await this.request('POST', `classes/${className}`, this.encode(className, fields));
  }

  /** Refused when the row was written since it was read. */
  async update(className: string, row: PlainRow, changes: Record<string, unknown>): Promise<void> {
    const fields = { ...this.encode(className, changes), revision: row.revision };
    await this.request('PUT', `classes/${className}/${row.id}`, fields);
  }
}
