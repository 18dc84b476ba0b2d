/** The Parse SDK of this page, set up once: it talks to the server that the page belongs to. */
import Parse from 'parse';
import { appId, javascriptKey, serverUrl } from '../small/page';

// The type asks for a key that the shop may not have; without one none is sent.
Parse.initialize(appId, javascriptKey ?? '');
Parse.serverURL = serverUrl;
// A request that failed is not sent again behind the reader's back: it may have been carried out.
Parse.CoreManager.set('REQUEST_ATTEMPT_LIMIT', 1);
// Rows are plain values here; a shared object for each id would mix what one screen typed with what another read.
Parse.Object.disableSingleInstance();

export { Parse };
