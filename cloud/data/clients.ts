/** The client of somebody who writes from the portal: found by e-mail address, or made. */
import Parse from 'parse/node';
import { ownSave } from '../kernel/own-save';
import type { Row } from '../kernel/record';
import { nextNumber } from './jobs';
import type { Store } from './store';

export interface Contact {
  name: string;
  company?: string;
  email: string;
  phone?: string;
}

async function clientOf(store: Store, email: string): Promise<Row | undefined> {
  const portalKey = email.toLowerCase();
  const made = await store.first('Client', { portalKey, deletingSince: null });
  if (made) return made;
  const likely = await store.find('Client', { searchText: email, deletingSince: null }, { sort: { createdAt: 1 } });
  return likely.find((client) => client.email.toLowerCase() === portalKey);
}

async function freeCode(store: Store): Promise<string> {
  let clientCode: string;
  do clientCode = `C-${String(await nextNumber(store, 'Client')).padStart(6, '0')}`;
  while (await store.first('Client', { clientCode }));
  return clientCode;
}

/** The oldest client of this e-mail address; a new one, made as the customer, where there is none. */
export async function clientFor(store: Store, { name, company, email, phone }: Contact): Promise<Row> {
  for (;;) {
    const found = await clientOf(store, email);
    if (found) return found;
    const fields = {
      clientCode: await freeCode(store),
      companyName: company ?? name,
      contactName: name,
      email,
      phone,
      billingStatus: 'Active',
    };
    const client = new (Parse.Object.extend('Client'))() as Parse.Object;
    try {
      await client.save(
        fields,
        ownSave({ customer: { id: 'portal', name }, sets: { portalKey: email.toLowerCase() } }),
      );
    } catch (error) {
      // Two requests of one new customer at the same time: the other one's client is there now.
      if ((error as { code?: number }).code !== Parse.Error.DUPLICATE_VALUE) throw error;
    }
  }
}
