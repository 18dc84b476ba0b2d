/** Compiles cloud/mail/layout.mjml into build/mail/layout.html when it is stale: HTML with Handlebars in it. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWhole } from './build-pages.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const source = path.join(root, 'cloud', 'mail', 'layout.mjml');
const target = path.join(root, 'build', 'mail', 'layout.html');
const INPUTS = [source, fileURLToPath(import.meta.url), path.join(root, 'package-lock.json')];

const isFresh = () =>
  existsSync(target) && INPUTS.every((input) => statSync(input).mtimeMs <= statSync(target).mtimeMs);

/** Loads mjml, which takes half a second, only when there is something to do. */
export async function buildMail() {
  if (isFresh()) return;
  const { default: mjml } = await import('mjml');
  const { html, errors } = await mjml(readFileSync(source, 'utf8'), { filePath: source, validationLevel: 'strict' });
  if (errors.length) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  writeWhole(target, html);
}
