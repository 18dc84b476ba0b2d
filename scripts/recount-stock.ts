/** Proves what every batch holds against its whole history, and sets right what differs; with --dry-run, only says so. */
import { command, optionsOf } from './with-shop';

interface Wrong {
  batchCode: string;
  was: number;
  is: number;
}

const USAGE = 'npm run recount-stock [-- --dry-run]';
const { 'dry-run': dryRun } = optionsOf({ 'dry-run': { type: 'boolean', default: false } }, USAGE);
const batchesOf = (count: number) => `${count} batch${count === 1 ? '' : 'es'}`;

command(async (shop) => {
  const { batches, wrong } = (await shop.post('functions/recountStock', { dryRun })).result;
  for (const { batchCode, was, is } of wrong as Wrong[])
    console.log(`${batchCode} held ${was} g; its history says ${is} g${dryRun ? '.' : ': set right.'}`);
  const all = `${batchesOf(batches)} counted`;
  if (!wrong.length) return { closing: `${all}; every one holds what its history says.`, ok: true };
  if (dryRun) return { closing: `${all}; ${wrong.length} would be set right without --dry-run.`, ok: false };
  return { closing: `${all}; ${wrong.length} set right.`, ok: true };
});
