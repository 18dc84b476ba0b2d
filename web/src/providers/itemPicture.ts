/** Sends the picture of a catalogue item, or takes it away, as whoever is signed in. */
import { ServerError, toServerError, UNREACHABLE } from './errors';
import { Parse } from './parse';

/** `picture` null takes it away. Throws the server's sentence. */
export async function setItemPicture(itemId: string, picture: File | null): Promise<void> {
  const headers = { 'X-Parse-Session-Token': Parse.User.current()?.getSessionToken() ?? '' };
  const how = picture ? { method: 'POST', body: picture } : { method: 'DELETE' };
  const response = await fetch(`/store/items/${itemId}/picture`, { headers, ...how }).catch(() => {
    throw new ServerError(UNREACHABLE, 0, { code: 100 });
  });
  if (response.ok) return;
  const { code = 1, error = response.statusText } = await response.json().catch(() => ({}));
  throw toServerError({ code, message: error });
}
