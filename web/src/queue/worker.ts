/** The service worker: keeps the page and its parts on the device. What the server knows is never kept here. */
interface Lifetime extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lifetime {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  location: Location;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(name: 'install' | 'activate', listener: (event: Lifetime) => void): void;
  addEventListener(name: 'fetch', listener: (event: Fetching) => void): void;
}

/** Written in when the pages are built: every part of this page by its address. */
declare const PARTS: string[];
declare const VERSION: string;

const worker = globalThis as unknown as Worker;
const NAME = `queue-${VERSION}`;
const PAGE = '/queue';
/** A network that takes longer to bring the page is as good as none. */
const PATIENCE_MS = 3000;

async function keep(): Promise<void> {
  const cache = await caches.open(NAME);
  const page = await fetch(PAGE, { cache: 'no-cache' });
  const text = await page.clone().text();
  // A page of another build would ask for parts that are not kept; the browser tries again at the next visit.
  if (!PARTS.some((part) => text.includes(part))) throw new Error('The page is of another build');
  await cache.addAll([...PARTS, '/queue.webmanifest', '/icon.svg']);
  await cache.put(PAGE, page);
  await worker.skipWaiting();
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('queue-') && name !== NAME).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}

async function pageFor(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok) return answer;
  } catch {
    // The kept one serves.
  }
  return (await caches.match(PAGE)) ?? Response.error();
}

/** A part's name changes with its content. */
async function partFor(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(NAME)).put(request, answer.clone());
  return answer;
}

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(pageFor(request));
  else if (pathname.startsWith('/assets/') || pathname === '/queue.webmanifest' || pathname === '/icon.svg')
    event.respondWith(partFor(request));
});

export {};
