/** npm run soak-processes -- 10: fifty clients work for as many minutes through two processes that lose their power by turns. */
const [minutes = '10', clients = '50'] = process.argv.slice(2);
Object.assign(process.env, { MINUTES: minutes, CLIENTS: clients });
process.argv.splice(2, process.argv.length, 'tests/many/storm');
await import('./test.mjs');
