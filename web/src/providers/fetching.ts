/** What is fetched beside rows — files and labels — with the session of who is signed in. */
import { type FetchOptions, fetchWith } from './bytes';
import { Parse } from './parse';

/** The bytes at an address of the shop. Throws the server's sentence, or an AbortError. */
export const fetchBytes = (address: string, options: FetchOptions = {}): Promise<Blob> =>
  fetchWith({ 'X-Parse-Session-Token': Parse.User.current()?.getSessionToken() ?? '' }, address, options);
