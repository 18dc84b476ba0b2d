/** Who may use whom: the table of the house, held for every source file. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { loadSchema, ROOMS } from '../../schema/load';

const ROOT = path.join(__dirname, '..', '..');

function sources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder)).flatMap((name) => {
    const file = `${folder}/${name}`;
    if (statSync(path.join(ROOT, file)).isDirectory()) return sources(file);
    return /\.tsx?$/.test(name) ? [file] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return [...text.matchAll(/from '(\.[^']+)'/g)].map(([, target]) =>
    path.posix.normalize(path.posix.join(path.posix.dirname(file), target as string)),
  );
}

/** A layer may import itself and the layers named. */
const LAYERS: Record<string, string[]> = {
  'cloud/domain': ['schema/generated', 'schema/format', 'cloud/domain'],
  'cloud/kernel': [
    'schema',
    'cloud/domain/errors',
    'cloud/domain/input',
    'cloud/domain/orders/payment-service',
    'cloud/domain/record/webhook-events',
    'cloud/kernel',
    'cloud/data/store',
    'cloud/log',
    'cloud/metrics/counters',
    'cloud/config',
    'cloud/adapters/files',
  ],
  'cloud/mail': ['schema/generated', 'cloud/domain', 'cloud/mail'],
  'cloud/data': ['schema', 'cloud/domain', 'cloud/kernel', 'cloud/mail', 'cloud/data', 'cloud/log'],
  'cloud/triggers': [
    'schema',
    'cloud/domain',
    'cloud/kernel',
    'cloud/data',
    'cloud/triggers',
    'cloud/log',
    'cloud/adapters/files',
  ],
  'cloud/functions': [
    'schema',
    'cloud/domain',
    'cloud/kernel',
    'cloud/data',
    'cloud/triggers',
    'cloud/functions',
    'cloud/metrics/counters',
  ],
  'cloud/tasks': ['cloud/domain', 'cloud/kernel', 'cloud/data', 'cloud/tasks', 'cloud/log', 'cloud/metrics/counters'],
  'web/src': ['schema/generated', 'schema/format', 'cloud/domain', 'web/src'],
  schema: ['schema'],
};

test.each(Object.entries(LAYERS))('%s uses only what lies to its left', (layer, allowed) => {
  const wrong = sources(layer).flatMap((file) =>
    importsOf(file)
      .filter((target) => !allowed.some((prefix) => target === prefix || target.startsWith(`${prefix}/`)))
      .map((target) => `${file} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('a room uses rooms to its left only', () => {
  const wrong = sources('cloud').flatMap((file) => {
    const own = ROOMS.findIndex((room) => file.includes(`/${room}/`));
    if (own < 0) return [];
    return importsOf(file)
      .filter((target) => ROOMS.findIndex((room) => target.includes(`/${room}/`)) > own)
      .map((target) => `${file} → ${target}`);
  });
  expect(wrong).toEqual([]);
});

test('the domain asks nobody: no Parse, no input or output, no clock', () => {
  const wrong = sources('cloud/domain').filter((file) =>
    // Of Node's own modules zlib alone, which only computes.
    /from 'parse|from 'node:(?!zlib')|Date\.now\(|new Date\(\)|Math\.random|process\./.test(
      readFileSync(path.join(ROOT, file), 'utf8'),
    ),
  );
  expect(wrong).toEqual([]);
});

test('no source file imports itself by a way round', () => {
  const graph = new Map(sources('cloud').map((file) => [file.replace(/\.ts$/, ''), importsOf(file)]));
  const cycles: string[] = [];
  const walk = (node: string, trail: string[]) => {
    if (trail.includes(node)) {
      cycles.push([...trail.slice(trail.indexOf(node)), node].join(' → '));
      return;
    }
    if (done.has(node)) return;
    for (const target of graph.get(node) ?? []) walk(target, [...trail, node]);
    done.add(node);
  };
  const done = new Set<string>();
  for (const node of graph.keys()) walk(node, []);
  expect(cycles).toEqual([]);
});

test('every class that people write has its rules beside it', () => {
  const main = readFileSync(path.join(ROOT, 'cloud/main.ts'), 'utf8');
  const written = [...loadSchema().classes.values()].filter(({ rules }) => rules?.rights.create.length);
  expect(written.map(({ className }) => className).filter((name) => !main.includes(`${name}: ${name}Rules`))).toEqual(
    [],
  );
});
