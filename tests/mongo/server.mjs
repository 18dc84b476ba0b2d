/**
 * A MongoDB for the tests. The first of these that applies:
 *
 *   MONGOMS_SYSTEM_BINARY=/path/to/mongod   a real mongod, as a replica set of one (so with transactions)
 *   MONGO_WIRE=java-server                  a stand-in that speaks its protocol, built from ./java (JDK 17, Maven)
 *   neither                                 a mongod that mongodb-memory-server downloads
 *
 * `node tests/mongo/server.mjs` prints the address and serves until Ctrl-C.
 */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const HERE = import.meta.dirname;
const CACHE = path.join(HERE, '..', '..', '.cache');
const DOWNLOAD_MS = 20_000;
const READY_MS = 20_000;
const run = promisify(execFile);

const help = (reason) =>
  `${reason} To run the tests on MongoDB, set MONGOMS_SYSTEM_BINARY to the path of a mongod (7.0 or later), ` +
  'or MONGO_WIRE=java-server for the stand-in, which needs a JDK 17 and Maven.';

/** @returns {Promise<{uri: string, name: string, version: string, stop: () => Promise<void>}>} */
export async function startMongo() {
  const wire = process.env.MONGO_WIRE;
  if (process.env.MONGOMS_SYSTEM_BINARY) return startMongod(process.env.MONGOMS_SYSTEM_BINARY);
  if (wire === 'java-server') return startJavaServer();
  if (wire) throw new Error(help(`MONGO_WIRE=${wire} is not known; there is only java-server.`));
  return startMongod(await download());
}

async function startMongod(binary) {
  if (!existsSync(binary)) throw new Error(help(`There is no mongod at ${binary}.`));
  const { stdout } = await run(binary, ['--version']).catch((error) => {
    throw new Error(help(`${binary} does not run (${error.message.trim()}).`));
  });
  const version = /v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  if (!version) throw new Error(help(`${binary} does not say its version as a mongod does.`));
  const { MongoMemoryReplSet } = await import('mongodb-memory-server');
  const server = await MongoMemoryReplSet.create({
    binary: { systemBinary: binary, version },
    replSet: { count: 1, ip: '127.0.0.1', storageEngine: 'wiredTiger' },
  }).catch((error) => {
    throw new Error(help(`${binary} did not start: ${error.message}.`));
  });
  return { uri: server.getUri(), name: 'mongod', version, stop: () => server.stop() };
}

/** In a process of its own, since a download that hangs can be ended in no other way. */
async function download() {
  const script =
    "import('mongodb-memory-server').then(({ MongoBinary }) => MongoBinary.getPath()).then((file) => console.log(file))";
  try {
    const options = { cwd: HERE, timeout: DOWNLOAD_MS, killSignal: 'SIGKILL' };
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], options);
    return stdout.trim().split('\n').at(-1);
  } catch (error) {
    const said = /^\w*Error: (.*?)(?:, Details:)?\.?$/m.exec(error.stderr ?? '')?.[1] ?? error.message;
    const why = error.killed ? `it took longer than ${DOWNLOAD_MS / 1000} s` : said;
    throw new Error(help(`No mongod could be downloaded: ${why}.`));
  }
}

async function startJavaServer() {
  const folder = await buildJavaServer();
  const classPath = [path.join(folder, 'classes'), path.join(folder, 'lib', '*')].join(path.delimiter);
  // Its standard input is a pipe from here: when this process dies, the pipe closes and it ends too.
  const child = spawn('java', ['-Xmx512m', '-cp', classPath, 'MongoWire', '-listen', '127.0.0.1:0'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('close', resolve));
  child.stdin.on('error', () => undefined);
  const stop = async () => {
    child.kill();
    await exited;
  };
  try {
    const lines = createInterface({ input: child.stdout });
    const [line] = await Promise.race([
      once(lines, 'line', { signal: AbortSignal.timeout(READY_MS) }),
      once(child, 'error').then(([error]) => Promise.reject(error)),
      exited.then((code) => Promise.reject(new Error(`it ended with ${code}`))),
    ]);
    const version = /<artifactId>mongo-java-server<\/artifactId>\s*<version>(.+)<\/version>/.exec(pom())[1];
    return { uri: line.replace(/^ready /, ''), name: 'mongo-java-server', version, stop };
  } catch (error) {
    child.kill();
    throw new Error(help(`The stand-in did not start: ${error.message}.`));
  }
}

const pom = () => readFileSync(path.join(HERE, 'java', 'pom.xml'), 'utf8');

/** Once for each state of its sources; the folder gets its name when it is whole, so two builds cannot mix. */
async function buildJavaServer() {
  const source = readFileSync(path.join(HERE, 'java', 'MongoWire.java'));
  const state = createHash('sha256').update(pom()).update(source).digest('hex').slice(0, 12);
  const folder = path.join(CACHE, `mongo-java-${state}`);
  if (existsSync(folder)) return folder;
  const building = `${folder}.${process.pid}`;
  mkdirSync(CACHE, { recursive: true });
  try {
    const goals = ['compiler:compile', 'dependency:copy-dependencies'];
    await run('mvn', ['-q', '-B', '-f', path.join(HERE, 'java', 'pom.xml'), `-Doutput=${building}`, ...goals]);
    if (!existsSync(folder)) renameSync(building, folder);
    return folder;
  } catch (error) {
    throw new Error(help(`The stand-in could not be built: ${(error.stdout || error.message).trim()}.`));
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await startMongo().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
  console.log(`${server.name} ${server.version}\n${server.uri}`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.stop().then(() => process.exit(0)));
}
