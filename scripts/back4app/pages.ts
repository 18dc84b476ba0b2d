/** The built pages for a host of files: each says whose server it belongs to, and which classes that has. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CLASSES } from '../../cloud/managed/schema';

export interface Place {
  appId: string;
  serverUrl: string;
  javascriptKey: string;
  liveUrl: string;
}

/** The page of each address; an address is a folder there. */
const PAGES = { 'index.html': '', 'queue.html': 'queue', 'portal.html': 'track' };

const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

function belongingTo(html: string, { appId, serverUrl, javascriptKey, liveUrl }: Place): string {
  const said = {
    'server-url': serverUrl,
    'live-url': liveUrl,
    ...(javascriptKey ? { 'javascript-key': javascriptKey } : {}),
    classes: CLASSES.join(' '),
  };
  const metas = Object.entries(said).map(([name, text]) => `<meta name="${name}" content="${quoted(text)}" />`);
  return html.replace('%APP_ID%', quoted(appId)).replace('</title>', `</title>\n    ${metas.join('\n    ')}`);
}

export function writePages(built: string, out: string, place: Place): void {
  rmSync(out, { recursive: true, force: true });
  // The host compresses by itself; the worker keeps a page that leads elsewhere here.
  const isSent = (file: string) => !/\.(br|gz|html)$/.test(file) && !file.endsWith('queue-worker.js');
  cpSync(built, out, { recursive: true, filter: isSent });
  for (const [page, address] of Object.entries(PAGES)) {
    const folder = path.join(out, address);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'index.html'), belongingTo(readFileSync(path.join(built, page), 'utf8'), place));
  }
  if (!readdirSync(path.join(out, 'assets')).length) throw new Error('The pages have no scripts; build them first.');
}
