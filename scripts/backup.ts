/** Takes a backup of the shop while it works: the database, the files, and, only where asked to, the keys apart. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openFiles } from '../cloud/adapters/files/open';
import { takeLock } from '../cloud/adapters/owner-lock';
import { openRows } from '../cloud/adapters/rows/open';
import { type Config, readConfig } from '../cloud/config';
import { checkKeysPlace, writeKeys } from './backup/keys';
import { dropFolders, unfinishedFolders } from './backup/place';
import { reachShop } from './backup/reach';
import { type Taken, takeBackup } from './backup/take';
import { many, rowsIn, sized } from './backup/words';
import { conclude, placeAndOptions } from './with-shop';

const USAGE = 'npm run backup -- DIR [--keys FILE] [--at-rest]';
const options = placeAndOptions({ keys: { type: 'string' }, 'at-rest': { type: 'boolean', default: false } }, USAGE);
const root = path.resolve(options.place);
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

async function take(config: Config): Promise<Taken> {
  const { uri, release } = await reachShop(config);
  try {
    const rows = await openRows(uri);
    const files = await openFiles(config);
    try {
      return await takeBackup({ config, uri, rows, files, atRest: options['at-rest'] }, root);
    } finally {
      await rows.close();
    }
  } finally {
    await release();
  }
}

/** One at a time, so that whatever is unfinished was broken off. */
async function takeAlone(config: Config): Promise<Taken> {
  const unlock = takeLock(
    path.join(config.dataDir, 'backup.lock'),
    (pid) => `A backup of this shop is being taken already, by process ${pid}.`,
  );
  try {
    return await take(config);
  } catch (error) {
    if (!FULL.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await dropFolders(await unfinishedFolders(root));
    throw new Error(`There is no room left in ${root}. No backup was made; earlier ones are as they were.`);
  } finally {
    unlock();
  }
}

conclude(async () => {
  const config = readConfig();
  if (`${root}${path.sep}`.startsWith(`${config.dataDir}${path.sep}`))
    throw new Error(`${root} is inside ${config.dataDir}: what happens to the shop would happen to its backup.`);
  await mkdir(root, { recursive: true, mode: 0o700 });
  const keys = options.keys && path.resolve(options.keys);
  if (keys) checkKeysPlace(keys, root);
  const { folder, manifest, newBytes } = await takeAlone(config);
  if (keys) writeKeys(config, keys);
  const { tables, files, lost, changed, uploadsLeftOut } = manifest;
  for (const name of lost) console.log(`${name} is not there: the shop has lost it. It is not in the backup.`);
  for (const name of changed) console.log(`${name} is not what it was when it came. It is in the backup as it is.`);
  if (uploadsLeftOut) console.log(`Left out: ${many(uploadsLeftOut, 'upload')} still under way.`);
  console.log(`Left out: who is signed in${keys ? '' : ', and the keys (--keys FILE keeps them)'}.`);
  const all = `${rowsIn(tables)}, ${many(files.count, 'file')} of ${sized(files.bytes)} (${sized(newBytes)} new)`;
  const fault = lost.length + changed.length ? ' The shop’s own files are not as they were: see above.' : '';
  return { closing: `${folder}: ${all}.${fault}`, ok: !fault };
});
