/** Both languages say everything, and nothing that no screen shows. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { errorTable } from '../../cloud/domain/errors';
import { classRules } from '../../schema/generated';
import { messages as german } from '../../web/src/texts/de';
import { messages as english } from '../../web/src/texts/en';
import { ROOT } from '../support/process';

function keysOf(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  );
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return name === 'texts' ? [] : sources(file);
    return /\.tsx?$/.test(name) ? [readFileSync(file, 'utf8')] : [];
  });
}

const ours = (texts: object) => keysOf(texts).filter((key) => !key.startsWith('ra.'));
const code = sources(path.join(ROOT, 'web', 'src')).join('\n');
/** What stands in quotes, and the beginnings of what is put together: `jobs.moves.${name}`. */
const literals = new Set([...code.matchAll(/['"]([\w-]+(?:\.[\w -]+)+)['"]/g)].map(([, text]) => text as string));
const beginnings = [...code.matchAll(/`([\w-]+\.[\w.-]*)\$\{/g)].map(([, text]) => text as string);

/** The labels of classes, fields and values are asked for by react-admin and by the fields' parts. */
function isOfSchema(key: string): boolean {
  const [, resource = '', kind, field = '', value] = key.split('.');
  const rules = classRules[resource as keyof typeof classRules];
  if (!rules) return false;
  if (kind === 'name') return true;
  const types: Record<string, string> = rules.types;
  if (kind === 'fields') return field in types || field === 'createdAt' || field === 'updatedAt';
  const { values, lifecycle, furtherLifecycles } = rules as {
    values: Record<string, readonly string[]>;
    lifecycle?: object;
    furtherLifecycles?: readonly object[];
  };
  if (values[field]) return values[field].includes(value ?? '');
  return JSON.stringify([lifecycle, furtherLifecycles]).includes(`"${value}"`);
}

test('English and German have the same texts', () => {
  expect(keysOf(german).sort()).toEqual(keysOf(english).sort());
});

test('no text is left over', () => {
  const isUsed = (key: string) =>
    key.startsWith('resources.')
      ? isOfSchema(key)
      : literals.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
  expect(ours(english).filter((key) => !isUsed(key))).toEqual([]);
});

test('every text that a screen asks for is there', () => {
  const rooms = Object.keys(english).filter((room) => !['ra', 'resources'].includes(room));
  // A screen that asks for a refusal by its name asks for no text.
  const known = new Set([...ours(english), ...errorTable().map(({ name }) => name as string)]);
  const asked = [...literals].filter((text) => rooms.includes(text.split('.')[0] ?? ''));
  expect(asked.filter((text) => !known.has(text))).toEqual([]);
});

test('every listed value has a name', () => {
  const known = new Set(ours(english));
  const missing = Object.entries(english.resources).flatMap(([resource]) => {
    const { values } = classRules[resource as keyof typeof classRules] as { values: Record<string, readonly string[]> };
    return Object.entries(values).flatMap(([field, all]) =>
      all.map((value) => `resources.${resource}.values.${field}.${value}`).filter((key) => !known.has(key)),
    );
  });
  expect(missing).toEqual([]);
});
