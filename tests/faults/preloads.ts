/** What a server under test can be made to suffer from within; the product itself knows nothing of it. */
import path from 'node:path';
import { ROOT } from '../support/process';

export type Preload = 'stop-at-write' | 'clock' | 'full-disk';

const place = (name: Preload) => path.join(ROOT, 'tests', 'faults', 'preload', `${name}.cjs`);

/** The environment of a server that loads these before it starts. */
export const preloading = (...names: Preload[]) => ({
  NODE_OPTIONS: names.map((name) => `--require ${place(name)}`).join(' '),
});

/** For a server that takes what was left open for old, which it is not yet: it starts a minute later. */
export const aMinuteLater = () => ({ ...preloading('clock'), CLOCK_SHIFT_MS: '60000' });
export const YEAR_MS = 365 * 86_400_000;
