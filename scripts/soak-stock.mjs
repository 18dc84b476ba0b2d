/** npm run soak-stock -- 500: as many random sequences of postings, each kept to what its history says. */
const [sequences = '500'] = process.argv.slice(2);
process.env.SEQUENCES = sequences;
process.argv.splice(2, process.argv.length, 'tests/stock');
await import('./test.mjs');
