/** What this browser knows of its own uploads, so that a file goes on where it stopped after the page was closed. */

export interface KeptUpload {
  name: string;
  url: string;
  secret: string;
  at: number;
}

const PREFIX = 'printshop:upload:';
/** The server gives an upload up after a day. */
const KEPT_MS = 86_400_000;

/** A file is known again by what can be told without reading it. */
export const keyOf = ({ name, size, lastModified }: File) => `${PREFIX}${name}:${size}:${lastModified}`;

function read(key: string): KeptUpload | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '') as KeptUpload;
    if (Date.now() - kept.at < KEPT_MS) return kept;
    localStorage.removeItem(key);
  } catch {
    // Nothing is there, or the browser keeps nothing.
  }
  return undefined;
}

export const keptUpload = (file: File) => read(keyOf(file));

export function keepUpload(file: File, kept: Omit<KeptUpload, 'name' | 'at'>): void {
  try {
    localStorage.setItem(keyOf(file), JSON.stringify({ ...kept, name: file.name, at: Date.now() }));
  } catch {
    // A browser that keeps nothing uploads all the same, but not across a reload.
  }
}

/** To be called once a job has taken the file, or nobody wants it any more. */
export function forgetUpload(file: File): void {
  try {
    localStorage.removeItem(keyOf(file));
  } catch {
    // As above.
  }
}

/** Names of files whose upload was begun here and not handed over: chosen again, each goes on where it stopped. */
export function keptNames(): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .flatMap((key) => read(key)?.name ?? []);
  } catch {
    return [];
  }
}
