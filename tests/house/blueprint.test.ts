/** The seven classes that outside programs were promised, field by field. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { loadSchema, parseDefinition } from '../../schema/load';
import { useShop } from '../support/shop';

interface Field {
  type: string;
  required: boolean;
  targetClass?: string;
}

const blueprint: { className: string; fields: Record<string, Field> }[] = JSON.parse(
  readFileSync(path.join(__dirname, 'blueprint.json'), 'utf8'),
).classes;
const schema = loadSchema();
const shop = useShop();
const BUILT_IN = ['objectId', 'createdAt', 'updatedAt'];

test.each(blueprint.map((one) => [one.className, one] as const))(
  '%s has every field as promised',
  (className, { fields }) => {
    const declared = schema.classes.get(className)?.fields ?? {};
    for (const [name, field] of Object.entries(fields)) {
      if (BUILT_IN.includes(name)) continue;
      const { type, required = false, targetClass } = declared[name] ?? { type: 'missing' };
      expect({ name, type, required, targetClass }).toEqual({ name, ...field, targetClass: field.targetClass });
    }
  },
);

test('the database holds them the same way, the write-only password apart', async () => {
  const live = (await shop.master.request('GET', '/parse/schemas')).body.results as {
    className: string;
    fields: Record<string, Field>;
  }[];
  for (const { className, fields } of blueprint) {
    const found = live.find((one) => one.className === className)?.fields ?? {};
    const definition = schema.classes.get(className);
    expect(definition && Object.keys(parseDefinition(definition).fields).sort()).toEqual(
      Object.keys(found)
        .filter((name) => ![...BUILT_IN, 'ACL'].includes(name))
        .sort(),
    );
    for (const [name, { type, required, targetClass }] of Object.entries(fields)) {
      if (BUILT_IN.includes(name)) continue;
      if (className === 'Technician' && name === 'password') expect(found[name]).toBeUndefined();
      else
        expect({ name, ...found[name] }).toMatchObject({
          name,
          type,
          ...(required ? { required } : {}),
          ...(targetClass ? { targetClass } : {}),
        });
    }
  }
});
