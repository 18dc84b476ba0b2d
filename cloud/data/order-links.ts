/** Links to orders: who holds one sees that order. The token is made anew whenever it is needed; only its hash is kept. */
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { hashOf, isToken, tokenOf } from './link-tokens';

type Keyed = Pick<Tools, 'config'>;

const PURPOSE = 'order';

/** What an order keeps of its link of this number: a new number revokes the link before. */
export function linkOf(tools: Keyed, orderId: string, linkNumber = 1): { linkNumber: number; linkHash: string } {
  return { linkNumber, linkHash: hashOf(tokenOf(tools, PURPOSE, orderId, linkNumber)) };
}

/** The address of the order's page, for its customer alone. Made with another master key, a link cannot be made again. */
export function orderUrlOf(tools: Keyed, { objectId, linkNumber, linkHash }: Row): string | undefined {
  const token = tokenOf(tools, PURPOSE, objectId, linkNumber);
  return hashOf(token) === linkHash ? `${tools.config.publicUrl}/order/${token}` : undefined;
}

/** The order that a token leads to; undefined for one that is wrong, guessed or revoked alike. */
export async function orderOfToken({ store }: Pick<Tools, 'store'>, token: unknown): Promise<Row | undefined> {
  if (!isToken(token)) return undefined;
  return store.first('Order', { linkHash: hashOf(token) });
}
