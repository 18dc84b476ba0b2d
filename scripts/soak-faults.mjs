/**
 * npm run soak-faults -- --minutes 10 [--only NAME]: every operation broken off before each of its writes, a hundred
 * cuts of a line, and so many minutes of each storm (power, twin, connections, database, disk, room, clock, mail, objects,
 * payments), with the checker after each.
 */
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, only: { type: 'string' } } });
process.env.EVERY_WRITE = '1';
process.env.STORM_MINUTES = values.minutes;
const files = ['every-write', 'dropped-lines', 'storms'].map((name) => `tests/faults/${name}.test.ts`);
process.argv.splice(2, process.argv.length, ...files, '--runInBand', ...(values.only ? ['-t', values.only] : []));
await import('./test.mjs');
