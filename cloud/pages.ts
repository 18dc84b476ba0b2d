/** Serves the built pages: compressed, cached as their names allow, and under a strict content policy. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import express, { type Express, type Request, type Response } from 'express';
import type { Schema } from '../schema/load';
import type { Config } from './config';

/** The console's addresses beside those of the classes. */
const CONSOLE_PAGES = ['login', 'board', 'planning', 'production', 'export', 'my-account'];

const POLICY = [
  "default-src 'self'",
  // WebAssembly reads STEP models; it runs no text as script.
  "script-src 'self' 'wasm-unsafe-eval'",
  // The components write their styles at run time.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
];

/** Answers with the smallest form that the browser takes, of a file that was compressed when it was built. */
function sendAsset(folder: string) {
  return (request: Request, response: Response, next: () => void) => {
    const name = path.basename(request.path);
    const found = ENCODINGS.find(
      (encoding) => request.acceptsEncodings(encoding.name) && existsSync(path.join(folder, name + encoding.ending)),
    );
    response.set({ 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' });
    response.type(path.extname(name));
    if (found) response.set('Content-Encoding', found.name);
    const options = { root: folder, cacheControl: false };
    response.sendFile(name + (found?.ending ?? ''), options, (error) => {
      if (!error) return;
      for (const header of ['Cache-Control', 'Content-Encoding', 'Content-Type']) response.removeHeader(header);
      next();
    });
  };
}

/** An order by its link, and what is below an account. */
const ORDER_PAGES = /^\/(order\/[^/]+|account(\/(register|forgotten|orders\/[^/]+))?)$/;

/** The page's file for an address; undefined where nothing is. */
function pageOf(address: string, classes: ReadonlySet<string>): string | undefined {
  const [first = ''] = address.split('/').filter(Boolean);
  if (first === 'queue') return 'queue.html';
  if (address === '/request' || /^\/track\/[^/]+$/.test(address)) return 'portal.html';
  if (['/cart', '/checkout'].includes(address) || /^\/shop(\/[^/]+)?$/.test(address)) return 'store.html';
  if (ORDER_PAGES.test(address)) return 'order.html';
  if (first === '' || CONSOLE_PAGES.includes(first) || classes.has(first)) return 'index.html';
  return undefined;
}

const PASSWORD_POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The pages on which a password is chosen come from Parse: they run no script, and nobody keeps or frames them. */
export function guardPasswordPages(app: Express): void {
  app.use('/parse/apps', (_request, response, next) => {
    response.set({ 'Content-Security-Policy': PASSWORD_POLICY, 'Cache-Control': 'no-store' });
    next();
  });
}

/** Mounts the pages after everything else; an address that is none of theirs stays unknown. */
export function mountPages(app: Express, config: Config, schema: Schema, folder: string): void {
  const classes = new Set([...schema.classes.values()].filter(({ rules }) => rules).map(({ className }) => className));
  app.get('/assets/:name', sendAsset(path.join(folder, 'assets')));
  const asIs = express.static(folder, { index: false, redirect: false, maxAge: '1d' });
  // A page goes out through its address alone, with its policy.
  app.use((request, response, next) => (request.path.endsWith('.html') ? next() : asIs(request, response, next)));
  app.use(async (request, response, next) => {
    const page = ['GET', 'HEAD'].includes(request.method) ? pageOf(request.path, classes) : undefined;
    if (!page) return next();
    const html = await readFile(path.join(folder, page), 'utf8');
    response.set({ 'Cache-Control': 'no-cache', 'Content-Security-Policy': POLICY });
    response.type('html').send(html.replace('%APP_ID%', config.appId));
  });
}
