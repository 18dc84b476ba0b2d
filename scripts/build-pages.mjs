/** Puts the pages on which a password is chosen into build/password-pages: each text in the one layout. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const source = path.join(root, 'cloud', 'password-pages');
const target = path.join(root, 'build', 'password-pages');
/** Where Parse looks for each language; whoever speaks none of them gets English. Customers' pages lead to the store. */
const FOLDERS = {
  en: target,
  de: path.join(target, 'de'),
  'en-customer': path.join(target, 'en-customer'),
  'de-customer': path.join(target, 'de-customer'),
};

/** Writes the whole file at once: a server may be reading it. */
export function writeWhole(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  const made = `${file}.${randomUUID()}`;
  writeFileSync(made, text);
  renameSync(made, file);
}

const indented = (text) => text.trimEnd().replaceAll('\n', '\n      ');

/** Each text begins with its heading, which is the page's title too. */
export function buildPages() {
  const layout = readFileSync(path.join(source, 'layout.html'), 'utf8');
  for (const [language, folder] of Object.entries(FOLDERS))
    for (const name of readdirSync(path.join(source, language))) {
      const body = readFileSync(path.join(source, language, name), 'utf8');
      const [, title] = /^<h1>(.*)<\/h1>\n/.exec(body);
      const parts = { 'lang="en"': `lang="${language.split('-')[0]}"`, '%TITLE%': title, '%BODY%': indented(body) };
      writeWhole(
        path.join(folder, name),
        layout.replace(/lang="en"|%[A-Z]+%/g, (part) => parts[part]),
      );
    }
}
