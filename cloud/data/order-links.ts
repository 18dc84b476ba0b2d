/** Links to orders: who holds one sees that order. The token is made anew whenever it is needed; only its hash is kept. */
import { createHash, createHmac, hkdfSync } from 'node:crypto';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

type Keyed = Pick<Tools, 'config'>;

/** 256 bits, as base64url writes them. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

function tokenOf({ config }: Keyed, orderId: string, number: number): string {
  const key = Buffer.from(hkdfSync('sha256', config.masterKey, '', 'order', 32));
  return createHmac('sha256', key).update(`${orderId}:${number}`).digest('base64url');
}

/** What an order keeps of its link of this number: a new number revokes the link before. */
export function linkOf(tools: Keyed, orderId: string, linkNumber = 1): { linkNumber: number; linkHash: string } {
  return { linkNumber, linkHash: hashOf(tokenOf(tools, orderId, linkNumber)) };
}

/** The address of the order's page, for its customer alone. Made with another master key, a link cannot be made again. */
export function orderUrlOf(tools: Keyed, { objectId, linkNumber, linkHash }: Row): string | undefined {
  const token = tokenOf(tools, objectId, linkNumber);
  return hashOf(token) === linkHash ? `${tools.config.publicUrl}/order/${token}` : undefined;
}

/** The order that a token leads to; undefined for one that is wrong, guessed or revoked alike. */
export async function orderOfToken({ store }: Pick<Tools, 'store'>, token: unknown): Promise<Row | undefined> {
  if (typeof token !== 'string' || !TOKEN.test(token)) return undefined;
  return store.first('Order', { linkHash: hashOf(token) });
}
