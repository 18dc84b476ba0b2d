/**
 * Imports schema.json over REST: SERVER_URL=… APP_ID=… MASTER_KEY=… node import-schema.mjs. Safe to repeat.
 * schema.json names columns as MongoDB does; with POSTGRES=1 they are named as PostgreSQL does.
 */
import { readFileSync } from 'node:fs';

const { SERVER_URL, APP_ID, MASTER_KEY, POSTGRES } = process.env;
if (!SERVER_URL || !APP_ID || !MASTER_KEY) {
  console.error('SERVER_URL, APP_ID and MASTER_KEY must be set.');
  process.exit(1);
}
const headers = {
  'X-Parse-Application-Id': APP_ID,
  'X-Parse-Master-Key': MASTER_KEY,
  'Content-Type': 'application/json',
};

async function ask(method, path, body) {
  const response = await fetch(`${SERVER_URL}/schemas${path}`, { method, headers, body: body && JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${answer.error}`);
  return answer;
}

const plain = (column) => column.replace(/^_p_/, '').replace(/^_(cre|upd)ated_at$/, '$1atedAt');
const keysHere = (keys) =>
  POSTGRES ? Object.fromEntries(Object.entries(keys).map(([column, way]) => [plain(column), way])) : keys;

/** Columns that Parse's schema knows by other names, and so makes no index of on MongoDB. */
const PARSES_OWN = /^_(created|updated)_at$/;
const left = [];

const { results } = await ask('GET', '');
const known = new Map(results.map((there) => [there.className, there]));
for (const declared of JSON.parse(readFileSync(new URL('schema.json', import.meta.url), 'utf8'))) {
  const { className, fields, classLevelPermissions, indexes } = declared;
  const there = known.get(className);
  const missing = Object.fromEntries(Object.entries(fields).filter(([name]) => !there?.fields[name]));
  await ask(there ? 'PUT' : 'POST', `/${className}`, { className, fields: missing, classLevelPermissions });
  for (const [name, keys] of Object.entries(indexes)) {
    if (there?.indexes?.[name]) continue;
    if (!POSTGRES && Object.keys(keys).some((column) => PARSES_OWN.test(column))) left.push({ className, name, keys });
    else await ask('PUT', `/${className}`, { className, indexes: { [name]: keysHere(keys) } });
  }
}
console.log('The schema is imported.');
if (left.length) {
  console.log('Parse makes no index of when a row was made or changed on MongoDB. For a large shop, in its shell:');
  for (const { className, name, keys } of left)
    console.log(`db.getCollection('${className}').createIndex(${JSON.stringify(keys)}, { name: '${name}' })`);
}
