/** npm run try-clients -- vue php: the pages of docs/clients/ that npm test does not run, word for word; all without names. */
const named = process.argv.slice(2);
process.env.TRY_CLIENTS = named.length ? named.join(',') : 'all';
if (!named.length)
  console.log('Not run anywhere: react-native, flutter, android, ios. By npm test: javascript, react, rest, graphql.');
process.argv.splice(2, process.argv.length, 'tests/e2e/clients.test.ts', '--verbose');
await import('./test.mjs');
