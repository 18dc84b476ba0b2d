/**
 * Several builds: the console, and the pages that a phone opens at a printer or from a mail. Those are written in React
 * too and run on Preact, which does the same with a tenth of the script.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { native } from './native.mjs';
import { entryName, workerParts } from './worker.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const PREACT = [
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
];

/** What goes into each build, by its mode. */
const BUILDS = {
  console: { pages: ['index.html'], alias: [] },
  queue: { pages: ['queue.html', 'src/queue/worker.ts'], alias: PREACT },
  portal: { pages: ['portal.html'], alias: PREACT },
  store: { pages: ['store.html'], alias: PREACT },
  order: { pages: ['order.html'], alias: PREACT },
};

export const MODES = Object.keys(BUILDS);

/** MUI marks its files for servers that render; the reader of STEP files asks what only Node has, when it runs there. */
const HARMLESS = /^MODULE_LEVEL_DIRECTIVE$|occt-import-js/;
const onLog = (level, log, handle) => {
  if (!HARMLESS.test(log.code) && !HARMLESS.test(log.message)) handle(level, log);
};

export default defineConfig(({ mode }) => ({
  root: here('.'),
  plugins: [native, workerParts],
  resolve: { alias: BUILDS[mode].alias },
  worker: { format: 'es', rolldownOptions: { onLog } },
  publicDir: mode === 'console' ? 'public' : false,
  build: {
    reportCompressedSize: false,
    // What a page loads first is measured by a test; the 3D viewer, which comes later, is larger than Vite likes.
    chunkSizeWarningLimit: 1000,
    // Old browsers' help for preloading is an inline script, which the pages' own policy forbids.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: BUILDS[mode].pages.map(here),
      output: { entryFileNames: entryName },
      onLog,
    },
  },
}));
