/** A password, or a code, from the keyboard, which is not shown, or from a pipe. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

export async function askPassword(what = 'Password'): Promise<string> {
  process.stderr.write(`${what}: `);
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: hidden, terminal: process.stdin.isTTY });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
