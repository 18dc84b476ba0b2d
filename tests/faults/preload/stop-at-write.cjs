/**
 * Loaded into a server before it starts (node --require). A request with the header X-Stop-At-Write: n
 * gets no further than before its n-th write of a row or a file: it stands still for ever, and its connection
 * is cut. Other requests are not touched, so that many can stand somewhere when the process is killed.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const http = require('node:http');
const files = require('node:fs/promises');
const Postgres = require('parse-server/lib/Adapters/Storage/Postgres/PostgresStorageAdapter').default;

const requests = new AsyncLocalStorage();
const ROWS = ['createObject', 'updateObjectsByQuery', 'deleteObjectsByQuery'];
const FILES = ['rename', 'link', 'copyFile', 'writeFile', 'rm', 'unlink'];

const { emit } = http.Server.prototype;
http.Server.prototype.emit = function emitted(event, request, ...rest) {
  const stopAt = event === 'request' && Number(request.headers['x-stop-at-write']);
  if (!stopAt) return emit.call(this, event, request, ...rest);
  const run = { stopAt, writes: 0, request };
  return requests.run(run, () => emit.call(this, event, request, ...rest));
};

/** Resolves when the write may be made, which is never from the point on. */
function pass(what) {
  const run = requests.getStore();
  if (!run || ++run.writes < run.stopAt) return undefined;
  if (run.writes === run.stopAt) {
    process.stderr.write(`${JSON.stringify({ stoppedBefore: what, write: run.stopAt })}\n`);
    run.request.socket.destroy();
  }
  return new Promise(() => undefined);
}

for (const name of ROWS) {
  const write = Postgres.prototype[name];
  Postgres.prototype[name] = async function counted(className, ...rest) {
    await pass(`${name} ${className}`);
    return write.call(this, className, ...rest);
  };
}
for (const name of FILES) {
  const write = files[name];
  files[name] = async (...given) => {
    await pass(`${name} ${given[0]}`);
    return write(...given);
  };
}
