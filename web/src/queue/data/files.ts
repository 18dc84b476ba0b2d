/** A job's model file, as the shop keeps it. */
import { type Row, toServerError } from '../../providers/errors';
import { queue } from './shop';

/** Where this shop keeps the job's file; undefined for an address elsewhere. */
export function ownPath({ fileUrl }: Row): string | undefined {
  return /^https?:\/\/[^/]+(\/files\/jobs\/\w+)$/.exec(fileUrl ?? '')?.[1];
}

/** The bytes. Throws the server's sentence, or `unreachable` when it says none. */
export async function fetchFile(path: string, unreachable: string): Promise<Blob> {
  const headers = { 'X-Parse-Session-Token': queue.token() ?? '' };
  const response = await fetch(path, { headers }).catch(() => {
    throw new Error(unreachable);
  });
  if (response.ok) return response.blob();
  const { code = 1, error = response.statusText } = await response.json().catch(() => ({}));
  throw toServerError({ code, message: error });
}

/** Hands the bytes to the device under the file's name. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
