/** What the functions for customers with an account share. */
import { ShopError } from '../domain/errors';
import type { Row } from '../kernel/record';
import type { StoreCall } from './storing';

/** The customer who is signed in, as their row stands. Throws account.notSignedIn for everybody else. */
export async function customerOf({ buyer, tools }: StoreCall): Promise<Row> {
  const id = buyer && 'customerId' in buyer ? buyer.customerId : undefined;
  const customer = id === undefined ? undefined : await tools.store.get('Customer', id);
  if (!customer?.isActive) throw new ShopError('account.notSignedIn');
  return customer;
}
