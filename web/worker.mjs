/** This Vite plugin names the queue's service worker, and writes into it which parts there are to keep. */
import { createHash } from 'node:crypto';

const FILE = 'queue-worker.js';
/** What is seldom used and large is fetched when it is used, and kept then. */
const LARGE = 200_000;

export const isWorker = ({ name }) => name === 'worker';

/** For rolldown's entryFileNames. A worker keeps its address from build to build. */
export const entryName = (chunk) => (isWorker(chunk) ? FILE : 'assets/[name]-[hash].js');

export const workerParts = {
  name: 'worker-parts',
  generateBundle(_options, bundle) {
    const worker = bundle[FILE];
    if (!worker) return;
    const sizeOf = ({ code, source }) => (code ?? source).length;
    const parts = Object.values(bundle)
      .filter((file) => /\.(js|css)$/.test(file.fileName) && file !== worker && sizeOf(file) < LARGE)
      .map(({ fileName }) => `/${fileName}`)
      .sort();
    const version = createHash('sha256')
      .update(parts.join() + worker.code)
      .digest('hex')
      .slice(0, 12);
    worker.code = `const PARTS=${JSON.stringify(parts)},VERSION=${JSON.stringify(version)};${worker.code}`;
  },
};
