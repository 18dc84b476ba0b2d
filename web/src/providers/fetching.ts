/** What is fetched beside rows — files and labels — with the session of who is signed in. */
import { type FetchOptions, fetchFile } from './bytes';
import { Parse } from './parse';

/** The bytes at an address of the shop. Throws the server's sentence, or an AbortError. */
export async function fetchBytes(address: string, options: FetchOptions = {}): Promise<Blob> {
  const headers = { 'X-Parse-Session-Token': Parse.User.current()?.getSessionToken() ?? '' };
  return (await fetchFile(headers, address, options)).bytes;
}
