/** Figures in a document that a program writes anew. */
import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces what stands between the two comments that name the section. Throws when they are not there. */
export function writeSection(file: string, name: string, content: string): void {
  const document = readFileSync(file, 'utf8');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has no place for the section “${name}”.`);
  writeFileSync(file, `${document.slice(0, from + begin.length)}\n\n${content}\n\n${document.slice(to)}`);
}
