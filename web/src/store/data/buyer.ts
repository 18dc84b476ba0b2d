/** In whose name the store is asked: a signed-in customer's, or a guest's with the secret of a session. */
import { isRefusal } from '../../providers/errors';
import { request } from '../../queue/data/client';
import { guestSecret, isGone, keepCustomer, keepGuest, sessionToken } from '../../small/customer';
import { appId, serverUrl } from '../../small/page';

/** Has anybody bought or configured anything here? Nothing is asked of the server in the name of nobody. */
export const isKnown = (): boolean => sessionToken() !== undefined || guestSecret() !== undefined;

/** Throws a ServerError: the server's sentence with its code, or status 0 when it was not reached. */
export async function ask<Answer>(name: string, params: object, session?: string): Promise<Answer> {
  const place = { url: serverUrl, appId };
  const { result } = await request(place, session, 'POST', `/functions/${name}`, { ...params });
  return result as Answer;
}

let beginning: Promise<string> | undefined;

/** The guest's secret, begun with the first call that needs one. */
function sessionSecret(): Promise<string> {
  const kept = guestSecret();
  if (kept) return Promise.resolve(kept);
  beginning ??= ask<{ sessionSecret: string }>('storeSession', {})
    .then((answer) => {
      keepGuest(answer.sessionSecret);
      return answer.sessionSecret;
    })
    .finally(() => {
      beginning = undefined;
    });
  return beginning;
}

/** As `ask`, in the buyer's name. A login that has ended is put away, and the guest goes on. */
export async function askAsBuyer<Answer>(name: string, params: object): Promise<Answer> {
  const session = sessionToken();
  if (session)
    try {
      return await ask<Answer>(name, params, session);
    } catch (refused) {
      if (!isGone(refused)) throw refused;
      keepCustomer(undefined);
    }
  const askAsGuest = async () => ask<Answer>(name, { ...params, sessionSecret: await sessionSecret() });
  return askAsGuest().catch((refused) => {
    if (!isRefusal(refused, 'store.noSession')) throw refused;
    // The shop makes its secrets in another way than when this one was begun.
    keepGuest(undefined);
    return askAsGuest();
  });
}
