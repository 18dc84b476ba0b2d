/** Folders of one run of the tests or of a measurement: gone with the run, and so are the databases in them. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PREFIX = 'printshop-run-';
/** A run that was killed leaves its folder; nothing takes this long. */
const LEFT_AFTER_MS = 24 * 60 * 60 * 1000;

/** Where PostgreSQL keeps the data of dataDir: outside when its account may not enter that. */
export function clusterOf(dataDir: string): string {
  const note = path.join(dataDir, 'postgres-location.txt');
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : path.join(dataDir, 'postgres');
}

function removeRun(run: string): void {
  const folders = readdirSync(run, { withFileTypes: true }).filter((there) => there.isDirectory());
  for (const { name } of folders) rmSync(clusterOf(path.join(run, name)), { recursive: true, force: true });
  rmSync(run, { recursive: true, force: true });
}

function beginRun(): string {
  for (const name of readdirSync(tmpdir()).filter((there) => there.startsWith(PREFIX))) {
    const folder = path.join(tmpdir(), name);
    if (statSync(folder).mtimeMs < Date.now() - LEFT_AFTER_MS) removeRun(folder);
  }
  const run = mkdtempSync(path.join(tmpdir(), PREFIX));
  process.once('exit', () => removeRun(run));
  return run;
}

/** A new folder in that of the run, which the first caller's process begins and ends. */
export function newFolder(name: string): string {
  process.env.TEST_RUN_FOLDER ??= beginRun();
  return mkdtempSync(path.join(process.env.TEST_RUN_FOLDER, `${name}-`));
}
