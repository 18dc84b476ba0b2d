/** What a fresh clone lacks. Node's own modules only: nothing else may be there yet. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Installs the packages when they are missing or other than the lock file says. Ends the process when that fails. */
export function installWhenMissing(root) {
  const supported = /^(20\.(19|[2-9]\d)|22\.(1[3-9]|[2-9]\d)|24\.(1[1-9]|[2-9]\d))\./;
  if (!supported.test(process.versions.node)) {
    console.error(
      `Node ${process.versions.node} is not supported: use 20.19 or later, 22.13 or later, or 24.11 or later.`,
    );
    process.exit(1);
  }
  if (isInstalled(root)) return;
  console.error('Installing packages (once, some minutes) …');
  const npm = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error('npm ci failed; see above.');
    process.exit(npm.status ?? 1);
  }
}

/** npm notes what it installed; it must be what the lock file asks for. */
function isInstalled(root) {
  const noted = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(noted)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const there = JSON.parse(readFileSync(noted, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === '' ||
      entry.extraneous ||
      entry.optional ||
      entry.devOptional ||
      entry.peer ||
      there[name]?.version === entry.version ||
      entry.link,
  );
}
