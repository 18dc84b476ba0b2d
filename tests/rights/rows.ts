/** Makes rows and values for the matrix out of the schema and the fixtures. */
import { type FieldDefinition, lifecyclesOf, type Rules } from '../../schema/format';
import type { LoadedClass } from '../../schema/load';
import { type Api, date, pointer } from '../support/api';
import { next } from '../support/shop';
import { MANAGER, type Standing, schema } from './expected';
import { type Fields, type Fixture, fixtures } from './fixtures';
import { authorFor, jobFor, profileOf, type World } from './world';

type Ruled = LoadedClass & { rules: Rules };
export type Stage = 'create' | 'update';

export function fixtureOf(className: string): Fixture {
  const fixture = fixtures[className];
  if (!fixture) throw new Error(`tests/rights/fixtures.ts does not say how a valid ${className} is made.`);
  return fixture;
}

/** A row of a class to point to; one is made where there is none. */
async function anyRow(world: World, target: string): Promise<string> {
  const { body } = await world.shop.master.find(target, {}, { limit: 1 });
  const loaded = schema.classes.get(target);
  if (body.results[0] || !loaded?.rules) return body.results[0].objectId;
  return newRow(world, loaded as Ruled, MANAGER);
}

async function pointerValue(world: World, target: string): Promise<unknown> {
  const ids: Record<string, string> = {
    PrintJob: world.spareJob,
    Client: world.spareClient,
    Technician: world.shop.ids.technician2,
    MaterialBatch: world.batch,
    _User: world.login,
  };
  return pointer(target, ids[target] ?? (await anyRow(world, target)));
}

/** Any value of the right type that is not the default; unique where it has to be. */
function anyValue(world: World, name: string, field: FieldDefinition, rules: Rules): unknown {
  switch (field.type) {
    case 'String':
      if (rules.values?.[name]) return rules.values[name]?.at(-1);
      return rules.limits?.[name]?.format === 'email' ? `any${next()}@shop.example` : `any-${next()}`;
    case 'Number':
      return Math.max(2, (rules.limits?.[name]?.min ?? 0) + 1);
    case 'Boolean':
      return !field.defaultValue;
    case 'Date':
      return date(new Date(Date.now() - 60_000));
    case 'Pointer':
      return pointerValue(world, field.targetClass as string);
    case 'Array':
      return ['any'];
    case 'Object':
      return { any: 1 };
    case 'File':
      return { __type: 'File', name: 'any.stl', url: `${world.shop.url}/any.stl` };
  }
}

/** A valid value of the field, new to the row, for whoever is to send it. */
export async function valueFor(world: World, loaded: Ruled, name: string, stage: Stage, who: Standing) {
  const given = fixtureOf(loaded.className)[stage]?.[name];
  if (given !== undefined) return typeof given === 'function' ? given(world, who) : given;
  if (stage === 'create' && name === loaded.rules.belongsTo) return pointer('PrintJob', jobFor(world, who));
  if (stage === 'create' && name === loaded.rules.author) return pointer('Technician', profileOf(world.shop, who));
  return anyValue(world, name, loaded.fields[name] as FieldDefinition, loaded.rules);
}

/** A body that creates a valid row, when sent by somebody who may. */
export async function bodyOf(world: World, loaded: Ruled, who: Standing): Promise<Fields> {
  const { body } = fixtureOf(loaded.className);
  if (body) return body(world, jobFor(world, who));
  const required = Object.keys(loaded.fields).filter((name) => loaded.fields[name]?.required);
  const fields: Fields = {};
  for (const name of required) fields[name] = await valueFor(world, loaded, name, 'create', who);
  return fields;
}

/** The body with other values in it, without what they stand in for. */
export function bodyWith(loaded: Ruled, body: Fields, change: Fields): Fields {
  const { instead = {} } = fixtureOf(loaded.className);
  const replaced = Object.keys(change).flatMap((name) => (instead[name] ? [[instead[name], undefined]] : []));
  return { ...body, ...Object.fromEntries(replaced), ...change };
}

/** A new row to which this person stands as they should; of a class that only the server writes, one of its rows. */
export async function newRow(world: World, loaded: Ruled, who: Standing, shared = true): Promise<string> {
  const { body, found, share } = fixtureOf(loaded.className);
  if (!body) {
    if (!found) throw new Error(`tests/rights/fixtures.ts does not say where a ${loaded.className} is found.`);
    return found(world);
  }
  const { author } = loaded.rules;
  const id = await world.shop.manager.made(loaded.className, {
    ...(await body(world, jobFor(world, who))),
    ...(author ? { [author]: pointer('Technician', authorFor(world.shop, who)) } : {}),
  });
  if (shared) await share?.(world, id);
  return id;
}

const kept = new Map<string, Promise<string>>();

/** As newRow, made once for everybody who stands to it in the same way: for requests that change nothing. */
export function keptRow(world: World, loaded: Ruled, who: Standing): Promise<string> {
  const key = [loaded.className, jobFor(world, who), authorFor(world.shop, who)].join();
  const row = kept.get(key) ?? newRow(world, loaded, who);
  kept.set(key, row);
  return row;
}

/** The row as it is, read with the master key: what was written, and nothing else, shows here. */
export async function stored(master: Api, className: string, id: string): Promise<Fields | undefined> {
  const { status, body } = await master.get(className, id);
  return status === 200 ? body : undefined;
}

/** A field that can be changed again and again by whoever may change rows of the class, where there is one; else a status that can. */
export function harmlessField(loaded: Ruled, mayWrite: (field: string) => boolean): string {
  const { hidden, values } = loaded.rules;
  const statuses = lifecyclesOf(loaded.rules).map(({ field }) => field);
  const changeable = Object.keys(loaded.fields).filter(
    (name) => name !== 'revision' && !statuses.includes(name) && !hidden?.everyone?.includes(name),
  );
  const open = changeable.filter(mayWrite);
  const isFreeText = (name: string) => loaded.fields[name]?.type === 'String' && !values?.[name];
  const move = statuses.find((name) => fixtureOf(loaded.className).update?.[name] !== undefined);
  return open.find(isFreeText) ?? open[0] ?? move ?? (changeable[0] as string);
}
