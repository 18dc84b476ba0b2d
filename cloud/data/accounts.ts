/** Accounts of customers: made once for each address, and never for one that somebody signs in with already. */
import Parse from 'parse/node';
import type { EmailMessageLanguage } from '../../schema/generated';
import { ownSave } from '../kernel/own-save';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { Turns } from '../kernel/turns';
import { putMail } from './mail';
import { mailWelcome } from './passwords';
import { ensureCustomerLogin, loginPointer } from './people';

const HOUR_MS = 3_600_000;

export interface AskedAccount {
  /** In lower case. */
  email: string;
  name: string;
  language: EmailMessageLanguage;
}

/** Whoever asks for the same address at the same time waits for the one before. */
const turns = new Turns();

/** Makes the account, or writes to whoever has one under this address; safe to ask again, whatever broke off. */
export function openAccount(tools: Tools, asked: AskedAccount): Promise<void> {
  return turns.take(asked.email, async () => {
    const { store } = tools;
    const login = await store.first('_User', { email: asked.email });
    const user = login && loginPointer(login.objectId);
    const staff = user && (await store.first('Technician', { user }));
    if (staff) return tellOfAccount(tools, staff, asked);
    const customer = await store.first('Customer', { email: asked.email });
    if (customer) return tellOfAccount(tools, customer, asked);
    // A login that is not a customer's and has no profile: somebody is being hired under this address.
    if (login && login.username !== asked.email) return;
    await makeCustomer(asked);
  });
}

async function makeCustomer({ email, name, language }: AskedAccount): Promise<void> {
  const user = loginPointer(await ensureCustomerLogin(email));
  const customer = new (Parse.Object.extend('Customer'))() as Parse.Object;
  try {
    await customer.save(null, ownSave({ sets: { email, name, language, user } }));
  } catch (error) {
    // Another process made it in the meantime, and has written to them.
    if ((error as { code?: number }).code !== Parse.Error.DUPLICATE_VALUE) throw error;
  }
}

/** At most once an hour; to nobody whose account was closed. */
async function tellOfAccount(tools: Tools, profile: Row, { email, language }: AskedAccount): Promise<void> {
  const { store, config, now } = tools;
  if (!profile.isActive) return;
  const since = new Date(now().getTime() - HOUR_MS);
  const told = {
    toAddress: profile.email,
    event: { $in: ['accountCreated', 'accountExists'] },
    createdAt: { $gt: since },
  };
  if (await store.first('EmailMessage', told, { keys: ['objectId'] })) return;
  const hour = new Date(Math.floor(now().getTime() / HOUR_MS) * HOUR_MS).toISOString();
  const isCustomer = profile.role === undefined;
  // Who never came in has no password yet: the first mail may be lost, or its link too old.
  if (isCustomer && !profile.emailVerifiedAt) return mailWelcome(profile, hour, tools);
  await putMail(tools, {
    subjectId: profile.objectId,
    event: 'accountExists',
    occurrence: hour,
    to: { address: profile.email, name: profile.name ?? profile.displayName ?? profile.username },
    language: profile.language ?? (isCustomer ? language : undefined),
    data: { email, url: `${config.publicUrl}${isCustomer ? '/account' : '/login'}` },
  });
}
