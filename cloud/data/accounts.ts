/** Accounts of customers: made once for each address, and never for one that somebody signs in with already. */
import Parse from 'parse/node';
import type { EmailMessageLanguage } from '../../schema/generated';
import { ownSave } from '../kernel/own-save';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { Turns } from '../kernel/turns';
import { log } from '../log';
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

/**
 * Writes down what is asked for, and does not wait until it is granted, so that an address that is known
 * takes no longer than one that is not. What breaks off after this is finished by the sweep.
 */
export async function askForAccount(tools: Tools, asked: AskedAccount): Promise<void> {
  const request = { ...asked, unsettled: [{ kind: 'open' }], unsettledSince: tools.now(), ACL: {} };
  if (!(await tools.store.createOnce('AccountRequest', request))) return;
  grantAccount(tools, asked).catch((error) =>
    log.error('An account could not be opened; it is tried again', { error }),
  );
}

/** As openAccount; what was asked for is forgotten once it is done. */
export async function grantAccount(tools: Tools, asked: AskedAccount): Promise<void> {
  await openAccount(tools, asked);
  await tools.store.remove('AccountRequest', { email: asked.email });
}

/** Makes the account, or writes to whoever has one under this address; safe to ask again, whatever broke off. */
function openAccount(tools: Tools, asked: AskedAccount): Promise<void> {
  return turns.take(asked.email, async () => {
    const { store } = tools;
    const customer = await store.first('Customer', { email: asked.email });
    if (customer) {
      // A crash may have left the account without the mail about it.
      await tools.settle('Customer', customer);
      return tellOfAccount(tools, customer, asked);
    }
    const login = await store.first('_User', { email: asked.email });
    if (!login) return makeCustomer(asked);
    const user = loginPointer(login.objectId);
    const staff = await store.first('Technician', { user });
    if (staff) return tellOfAccount(tools, staff, asked);
    // Somebody is being hired under this address.
    if (login.username !== asked.email) return;
    // Left by a deletion of data that a crash broke off: that is finished first.
    const gone = await store.first('Customer', { user });
    if (gone) await tools.settle('Customer', gone);
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
