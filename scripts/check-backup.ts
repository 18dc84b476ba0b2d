/** Reads a backup to the last byte and names whatever is not as it was; changes nothing and needs no shop. */
import { checkBackup } from './backup/check';
import { findBackup } from './backup/place';
import { many, rowsIn, sized } from './backup/words';
import { conclude, placeAndOptions } from './with-shop';

const { place } = placeAndOptions({}, 'npm run check-backup -- DIR');

conclude(async () => {
  const folder = await findBackup(place);
  const { faults, files, bytes, manifest } = await checkBackup(folder);
  for (const fault of faults) console.log(fault);
  if (faults.length || !manifest)
    return { closing: `${folder} is not whole: ${many(faults.length, 'fault')}.`, ok: false };
  const held = `${rowsIn(manifest.tables)}, ${many(manifest.files.count, 'file')} of the shop`;
  return { closing: `${folder} is whole: ${held}; ${many(files, 'file')} read, ${sized(bytes)}.`, ok: true };
});
