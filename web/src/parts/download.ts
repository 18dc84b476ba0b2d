/** Gives the reader a file that the page has made. */
const KEEP_MS = 60_000;

export function download(name: string, content: string | BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob([content].flat(), { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}
