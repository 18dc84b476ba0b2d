/** What no field may take, by its type and its limits: every value here has to be refused. */
import type { FieldDefinition, Rules } from '../../schema/format';
import { pointer } from '../support/api';

/** A value that JSON.stringify cannot write, as it stands in the request. */
export class Raw {
  constructor(readonly text: string) {}
}

export interface Poison {
  what: string;
  value: unknown;
}

const MISSING = 'AAAAAAAAAAAAAAAAAAAA';
/** More than any field takes, and little enough to be sent for each of them. */
const LONG = 'x'.repeat(150_000);

/** Operations that a plain field does not take, whatever its type. */
const operations: Poison[] = [
  { __op: 'Add', objects: ['x'] },
  { __op: 'AddUnique', objects: [1] },
  { __op: 'Remove', objects: ['x'] },
  { __op: 'AddRelation', objects: [pointer('_User', MISSING)] },
  { __op: 'RemoveRelation', objects: [pointer('_User', MISSING)] },
  { __op: 'Batch', ops: [{ __op: 'AddRelation', objects: [pointer('_User', MISSING)] }] },
  { __op: 'Increment', amount: 'x' },
  { __op: 'Increment', amount: new Raw('1e999') },
  { __op: 'Set', value: 1 },
  { __op: 'NoSuchThing' },
  { __op: 7 },
].map((value) => ({ what: `operation ${String(value.__op)} ${JSON.stringify(value).slice(0, 60)}`, value }));

const strings: Poison[] = [
  { what: 'a number', value: 5 },
  { what: 'a boolean', value: true },
  { what: 'a list', value: ['x'] },
  { what: 'an object', value: { a: 1 } },
  { what: 'an object with a prototype key', value: new Raw('{"__proto__":{"admin":true}}') },
  { what: 'a query', value: { $ne: null } },
  { what: 'a NUL byte', value: 'a\u0000b' },
  { what: 'a control character', value: 'a\u001bb' },
  { what: 'half a surrogate pair', value: new Raw('"a\\ud800b"') },
  { what: 'a text without end', value: LONG },
  { what: 'a date', value: { __type: 'Date', iso: '2026-01-01T00:00:00.000Z' } },
  { what: 'bytes', value: { __type: 'Bytes', base64: 'AAAA' } },
];

const numbers: Poison[] = [
  { what: 'NaN', value: new Raw('NaN') },
  { what: 'Infinity by overflow', value: new Raw('1e999') },
  { what: '-Infinity by overflow', value: new Raw('-1e999') },
  { what: '1e308', value: 1e308 },
  { what: 'a text', value: '5' },
  { what: 'a boolean', value: true },
  { what: 'a list', value: [5] },
  { what: 'an object', value: { a: 5 } },
  { what: 'an increment beyond all bounds', value: { __op: 'Increment', amount: 1e308 } },
];

const dates: Poison[] = [
  { what: 'a text', value: '2026-01-01' },
  { what: 'a number', value: 1_700_000_000_000 },
  { what: 'no date', value: { __type: 'Date', iso: 'yesterday' } },
  { what: 'no text as date', value: { __type: 'Date', iso: 5 } },
  { what: 'an empty date', value: { __type: 'Date' } },
  { what: 'a date of the year 1', value: { __type: 'Date', iso: '0001-01-01T00:00:00.000Z' } },
  { what: 'a date far ahead', value: { __type: 'Date', iso: '+099999-01-01T00:00:00.000Z' } },
];

const pointers = (target: string): Poison[] => [
  { what: 'a text', value: MISSING },
  { what: 'a row that is not there', value: pointer(target, MISSING) },
  { what: 'a row of another class', value: pointer(target === 'Counter' ? 'Client' : 'Counter', MISSING) },
  { what: 'a class that is not there', value: pointer('Nothing', MISSING) },
  { what: 'an empty id', value: pointer(target, '') },
  { what: 'an id with a NUL byte', value: pointer(target, 'a\u0000b') },
  { what: 'an id without end', value: pointer(target, LONG) },
  { what: 'a number as id', value: pointer(target, 5 as never) },
  { what: 'a query as id', value: pointer(target, { $ne: null } as never) },
  { what: 'an unsaved row', value: { __type: 'Object', className: target, name: 'x' } },
  { what: 'a list', value: [pointer(target, MISSING)] },
];

const files: Poison[] = [
  { what: 'a text', value: 'part.stl' },
  { what: 'a file nobody uploaded', value: { __type: 'File', name: 'none.stl' } },
  { what: 'a path', value: { __type: 'File', name: '../../../../etc/passwd' } },
  { what: 'a NUL byte', value: { __type: 'File', name: 'a\u0000.stl' } },
  { what: 'an address of another machine', value: { __type: 'File', name: 'a.stl', url: 'http://evil.example/a.stl' } },
  { what: 'a number as name', value: { __type: 'File', name: 5 } },
];

const byType: Record<FieldDefinition['type'], (field: FieldDefinition) => Poison[]> = {
  String: () => strings,
  Number: () => numbers,
  Boolean: () => ['true', 1, [true], { a: true }].map((value) => ({ what: JSON.stringify(value), value })),
  Date: () => dates,
  Pointer: ({ targetClass }) => pointers(targetClass as string),
  File: () => files,
  Array: () => ['x', 1, { a: 1 }].map((value) => ({ what: JSON.stringify(value), value })),
  Object: () => ['x', 1, ['x']].map((value) => ({ what: JSON.stringify(value), value })),
};

/** What this field's own limits forbid. */
function beyondLimits(name: string, { type }: FieldDefinition, rules: Rules): Poison[] {
  const {
    min = -1e15,
    max = 1e15,
    integer,
    decimals,
    maxLength,
    minLength,
    pattern,
    format,
  } = rules.limits?.[name] ?? {};
  const poisons: (Poison | false)[] =
    type === 'Number'
      ? [
          min > -1 && { what: '-1', value: -1 },
          { what: 'under the least', value: min - 1 },
          { what: 'over the most', value: max * 1.5 },
          Boolean(integer) && { what: 'a fraction', value: min + 0.5 },
          decimals !== undefined && { what: 'too many decimals', value: 1.123456 },
        ]
      : type === 'String'
        ? [
            maxLength !== undefined && { what: 'a letter too many', value: 'x'.repeat(maxLength + 1) },
            Boolean(minLength) && { what: 'too short', value: 'x' },
            Boolean(pattern) && { what: 'the wrong form', value: '<script>' },
            format === 'email' && { what: 'no address', value: 'nobody' },
            format === 'email' && { what: 'two addresses', value: 'a@shop.example, b@evil.example' },
            rules.values?.[name] !== undefined && { what: 'none of the values', value: 'Nonsense' },
          ]
        : [];
  return poisons.filter((poison) => poison !== false);
}

const EMPTY: Poison[] = [null, '', '   ', { __op: 'Delete' }].map((value) => ({
  what: `empty: ${JSON.stringify(value)}`,
  value,
}));

/** Everything that has to be refused for this field; `mustBeSent` when nothing stands in for it. */
export function poisonsOf(name: string, field: FieldDefinition, rules: Rules, mustBeSent: boolean): Poison[] {
  const isNumber = field.type === 'Number';
  return [
    ...byType[field.type](field),
    ...operations,
    ...(isNumber ? [] : [{ what: 'an increment', value: { __op: 'Increment', amount: 1 } }]),
    ...beyondLimits(name, field, rules),
    ...(mustBeSent ? EMPTY : []),
  ];
}

/** JSON text of a body, raw values as they are. */
export function jsonOf(body: unknown): string {
  const raw: string[] = [];
  const text = JSON.stringify(body, (_key, value) =>
    value instanceof Raw ? `raw:${raw.push(value.text) - 1}` : value,
  );
  return text.replace(/"raw:(\d+)"/g, (_whole, index) => raw[Number(index)] as string);
}

/** Fields that no class has, and names that mean something to a language or a database. */
export const strangeFields = [
  'noSuchField',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '_rperm',
  '_wperm',
  '_acl',
  '_hashed_password',
  '_p_client',
  '$set',
  'a.b',
  'client.email',
  'printJob.status',
  'a b',
  'a"b',
  "a'; DROP TABLE x; --",
  'emoji🖨️',
  'nul\u0000byte',
  '1',
  'length',
  'className',
  'x'.repeat(300),
];
