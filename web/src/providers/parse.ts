/** The Parse SDK of this page, set up once: it talks to the server that the page came from. */
import Parse from 'parse';

/** What the server wrote into the page. */
export const appId = document.querySelector<HTMLMetaElement>('meta[name="app-id"]')?.content ?? '';
export const serverUrl = `${window.location.origin}/parse`;

// The type asks for a key that the shop has not; without one none is sent.
Parse.initialize(appId, '');
Parse.serverURL = serverUrl;
// A request that failed is not sent again behind the reader's back: it may have been carried out.
Parse.CoreManager.set('REQUEST_ATTEMPT_LIMIT', 1);
// Rows are plain values here; a shared object for each id would mix what one screen typed with what another read.
Parse.Object.disableSingleInstance();

export { Parse };
