/** The console's data provider as a signed-in person has it, against the real server. */
import Parse from 'parse/node';
import { createDataProvider } from '../../web/src/providers/dataProvider';
import type { Api } from '../support/api';

Parse.User.enableUnsafeCurrentUser();

/** One person at a time: the SDK knows one current user. */
export async function providerOf(api: Api) {
  Parse.initialize('printshop');
  Parse.serverURL = `${api.url}/parse`;
  Parse.Object.disableSingleInstance();
  await Parse.User.become(api.sessionToken);
  return createDataProvider(Parse as never);
}
