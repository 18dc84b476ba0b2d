/** `/docs`: the API reference, for people and for programs; it runs no script and asks nobody else for anything. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Express } from 'express';
import { pagesOf } from './pages';
import { STYLE } from './style';

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** Files of schema/ that are handed out as they are. */
const FILES: Record<string, string> = {
  'openapi.json': 'application/json',
  'schema.graphql': 'text/plain; charset=utf-8',
  'types.d.ts': 'text/plain; charset=utf-8',
};

const fileOf = (name: string) => path.join(__dirname, '..', 'schema', name);

export function mountReference(app: Express): void {
  let pages: Map<string, string> | undefined;
  const pageAt = (address: string) => {
    pages ??= pagesOf(JSON.parse(readFileSync(fileOf('openapi.json'), 'utf8')));
    return pages.get(address);
  };
  for (const [name, type] of Object.entries(FILES))
    app.get(`/docs/${name}`, (_request, response) => {
      response.set({ 'Cache-Control': 'no-cache' });
      response.type(type).sendFile(fileOf(name), { cacheControl: false });
    });
  app.get('/docs/style.css', (_request, response) => {
    response.set({ 'Cache-Control': 'no-cache' }).type('css').send(STYLE);
  });
  app.get(/^\/docs(\/\w+)?\/?$/, (request, response, next) => {
    const html = pageAt(request.path.replace(/\/$/, ''));
    if (!html) return next();
    response.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-cache' });
    response.type('html').send(html);
  });
}
