/** Puts a backup into an empty place, and proves that the shop there is the one that was backed up. */
import path from 'node:path';
import { RESTORE_MARK } from '../cloud/adapters/engine';
import { openFiles } from '../cloud/adapters/files/open';
import { openRows } from '../cloud/adapters/rows/open';
import { type Config, readConfig } from '../cloud/config';
import { checkBackup } from './backup/check';
import { bringKeys } from './backup/keys';
import { type Manifest, markOfKey } from './backup/manifest';
import { findBackup } from './backup/place';
import { putFiles, putRows, takePlace } from './backup/put-back';
import { reachPlace } from './backup/reach';
import { many, rowsIn, sized } from './backup/words';
import { localUrl } from './running-shop';
import { AskedShop, conclude, type Outcome, placeAndOptions } from './with-shop';

const { place, keys } = placeAndOptions({ keys: { type: 'string' } }, 'npm run restore -- DIR [--keys FILE]');

interface Wrong {
  batchCode: string;
  was: number;
  is: number;
}

/** Brings the schema up to this release, makes the indexes, finishes what was open, and counts the stock. */
async function openAndRecount(config: Config, uri: string) {
  const own = { ...config, databaseUri: uri, host: '127.0.0.1', port: 0, dashboard: undefined };
  // Loading a server takes longer than asking one.
  const { startShop } = await import('../cloud/start');
  const shop = await startShop(own, { restoring: true });
  try {
    const asked = new AskedShop(localUrl(shop.tools.config), config);
    const { result } = await asked.post('functions/recountStock', { dryRun: true });
    return result as { batches: number; wrong: Wrong[] };
  } finally {
    await shop.stop();
  }
}

async function restore(folder: string, manifest: Manifest, found: Config, uri: string): Promise<Outcome> {
  const rows = await openRows(uri);
  try {
    await takePlace({ rows, files: await openFiles(found) });
    if (keys) bringKeys(found, path.resolve(keys));
    const config = readConfig();
    const target = { rows, files: await openFiles(config) };
    await putRows(target, folder, manifest, console.log);
    console.log(`Restored ${rowsIn(manifest.tables)}; counts and hashes are those of the backup.`);
    await putFiles(target, folder);
    const { count, bytes } = manifest.files;
    console.log(`Restored ${many(count, 'file')}, ${sized(bytes)}; each has its SHA-256.`);
    const { batches, wrong } = await openAndRecount(config, uri);
    for (const { batchCode, was, is } of wrong) console.log(`${batchCode} held ${was} g; its history says ${is} g.`);
    if (!wrong.length)
      console.log(`Counted ${many(batches, 'batch', 'batches')}; every one holds what its history says.`);
    await rows.drop(RESTORE_MARK);
    sayOfKeys(config, manifest);
    for (const name of manifest.lost) console.log(`${name} is missing: the shop had lost it before.`);
    const closing = `The shop of ${manifest.takenAt} is back; npm start serves it.`;
    return wrong.length
      ? { closing: `${closing} Its stock was wrong before: npm run recount-stock sets it right.`, ok: false }
      : { closing, ok: true };
  } finally {
    await rows.close();
  }
}

function sayOfKeys({ masterKey }: Config, { masterKeyMark, takenAt }: Manifest): void {
  if (markOfKey(masterKey, takenAt) !== masterKeyMark)
    console.log(
      'The MASTER_KEY here is another one: links that were mailed still lead on, and new mails carry new ones.',
    );
}

conclude(async () => {
  const folder = await findBackup(path.resolve(place));
  const { faults, manifest } = await checkBackup(folder);
  for (const fault of faults) console.log(fault);
  if (faults.length || !manifest) return { closing: `${folder} is not whole; nothing was restored.`, ok: false };
  console.log(`${folder} is whole.`);
  const config = readConfig();
  const { uri, release } = await reachPlace(config);
  try {
    return await restore(folder, manifest, config, uri);
  } finally {
    await release();
  }
});
