/** Signing in and out. What a guest had before belongs to the account from then on. */
import { ServerError } from '../../providers/errors';
import { guestSecret, isGone, keepCustomer, keepGuest, readCustomer } from '../../small/customer';
import { claimSession, myAccount, post } from './server';

/** Why somebody was not let in, where the server's number does not say it. */
export class NotLetIn extends Error {
  constructor(readonly why: 'wrong' | 'locked' | 'notCustomer') {
    super(why);
  }
}

const NO_SUCH_LOGIN = 101;

function inWords(error: unknown): unknown {
  if (!(error instanceof ServerError) || error.body.code !== NO_SUCH_LOGIN) return error;
  // Parse gives both the same number.
  return new NotLetIn(/locked/i.test(error.message) ? 'locked' : 'wrong');
}

const leave = (session: string) => post('/logout', {}, session).catch(() => undefined);

export async function signIn(email: string, password: string): Promise<void> {
  const login = await post('/login', { username: email.trim().toLowerCase(), password }).catch((error) => {
    throw inWords(error);
  });
  const session = login.sessionToken as string;
  const mine = await myAccount(session).catch(async (error) => {
    await leave(session);
    throw isGone(error) ? new NotLetIn('notCustomer') : error;
  });
  await claim(session);
  keepCustomer({ sessionToken: session, name: mine.name, email: mine.email });
}

/** The guest's cart and quotes; a secret that the server does not want is of no use any more. */
async function claim(session: string): Promise<void> {
  const secret = guestSecret();
  if (!secret) return;
  const isKnown = await claimSession(secret, session).then(
    () => true,
    (error) => (error as ServerError).status !== 0,
  );
  if (isKnown) keepGuest(undefined);
}

export async function signOut(): Promise<void> {
  const customer = readCustomer();
  keepCustomer(undefined);
  if (customer) await leave(customer.sessionToken);
}
