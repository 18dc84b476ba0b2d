/** Hands a model file to the server, which keeps it until a job takes it. */
import { toServerError } from './errors';
import { appId, Parse, serverUrl } from './parse';

/** What a File field takes. */
export interface Uploaded {
  __type: 'File';
  name: string;
  url: string;
}

/** Names in an address keep to letters that every server takes. */
const plainName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '') || 'model';

/** Rejects with the server's refusal. */
export async function uploadModel(file: File): Promise<Uploaded> {
  const headers = {
    'X-Parse-Application-Id': appId,
    'X-Parse-Session-Token': Parse.User.current()?.getSessionToken() ?? '',
    'Content-Type': 'application/octet-stream',
  };
  const address = `${serverUrl}/files/${encodeURIComponent(plainName(file.name))}`;
  const response = await fetch(address, { method: 'POST', headers, body: file }).catch(() => undefined);
  if (!response) throw toServerError({ code: 100, message: '' });
  const answer = await response.json();
  if (!response.ok) throw toServerError({ code: answer.code ?? 1, message: answer.error });
  return { __type: 'File', name: answer.name, url: answer.url };
}
