/** In whose name the store is asked: a signed-in customer's, or a guest's with the secret of a session. */
import { isRefusal, isSignedOut } from '../../providers/errors';
import { request } from '../../queue/data/client';
import { appId, serverUrl } from '../../small/page';

export interface Login {
  sessionToken: string;
  name: string;
  email: string;
}

/** The pages of the account keep their login under the first, and take over the session under the second. */
const LOGIN = 'printshop.customer';
const SESSION = 'printshop.session';
const SIGNED_OUT = 'printshop.signedOut';

/** Where the browser keeps nothing, the session lives as long as the page. */
let held: string | undefined;

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function readLogin(): Login | undefined {
  try {
    const login = JSON.parse(read(LOGIN) ?? '');
    return login?.sessionToken ? login : undefined;
  } catch {
    return undefined;
  }
}

function forgetLogin(): void {
  localStorage.removeItem(LOGIN);
  window.dispatchEvent(new Event(SIGNED_OUT));
}

/** Calls when the server no longer takes the login. Answers how to stop. */
export function onSignedOut(listener: () => void): () => void {
  window.addEventListener(SIGNED_OUT, listener);
  return () => window.removeEventListener(SIGNED_OUT, listener);
}

/** Has anybody here bought or configured anything? Nothing is asked of the server in the name of nobody. */
export const isKnown = (): boolean => readLogin() !== undefined || (read(SESSION) ?? held) !== undefined;

let beginning: Promise<string> | undefined;

/** The guest's secret, begun with the first call that needs one. */
function sessionSecret(): Promise<string> {
  const kept = read(SESSION) ?? held;
  if (kept) return Promise.resolve(kept);
  beginning ??= ask<{ sessionSecret: string }>('storeSession', {})
    .then((answer) => {
      held = answer.sessionSecret;
      try {
        localStorage.setItem(SESSION, held);
      } catch {
        // It is held, as said above.
      }
      return held;
    })
    .finally(() => {
      beginning = undefined;
    });
  return beginning;
}

function forgetSession(): void {
  held = undefined;
  try {
    localStorage.removeItem(SESSION);
  } catch {
    // Nothing was kept.
  }
}

/** Throws a ServerError: the server's sentence with its code, or status 0 when it was not reached. */
export async function ask<Answer>(name: string, params: object, sessionToken?: string): Promise<Answer> {
  const place = { url: serverUrl, appId };
  const { result } = await request(place, sessionToken, 'POST', `/functions/${name}`, { ...params });
  return result as Answer;
}

/** As `ask`, in the buyer's name. A login that has ended is put away, and the guest goes on. */
export async function askAsBuyer<Answer>(name: string, params: object): Promise<Answer> {
  const login = readLogin();
  if (login)
    try {
      return await ask<Answer>(name, params, login.sessionToken);
    } catch (refused) {
      if (!isSignedOut(refused) && !isRefusal(refused, 'people.noProfile')) throw refused;
      forgetLogin();
    }
  const askAsGuest = async () => ask<Answer>(name, { ...params, sessionSecret: await sessionSecret() });
  return askAsGuest().catch((refused) => {
    if (!isRefusal(refused, 'store.noSession')) throw refused;
    // The shop makes its secrets in another way than when this one was begun.
    forgetSession();
    return askAsGuest();
  });
}
