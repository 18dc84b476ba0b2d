/** Rows through the public SDK alone: written as they are, past the shop's rules, under an objectId that may be chosen. */
import Parse from 'parse/node';
import { ownSave, ownSaveOf } from '../kernel/own-save';
import { encode } from '../kernel/record';

type Fields = Record<string, unknown>;

/** What Parse itself sets with each write. */
const BUILT_IN = new Set(['objectId', 'createdAt', 'updatedAt']);

const optionsOf = (objectId?: string) => ownSave({ asIs: objectId === undefined ? {} : { objectId } });

function filled(object: Parse.Object, fields: Fields): Parse.Object {
  for (const [field, value] of Object.entries(encode(fields) as Fields))
    if (!BUILT_IN.has(field)) object.set(field, value);
  return object;
}

/** Throws Parse error 137 for an objectId that is taken: on both databases it is the primary key. */
export async function createAs(className: string, objectId: string, fields: Fields): Promise<void> {
  await filled(new Parse.Object(className), fields).save(null, optionsOf(objectId));
}

/** Throws Parse error 101 when the row is gone. */
export async function changeAsIs(className: string, objectId: string, fields: Fields): Promise<Parse.Object> {
  return filled(new Parse.Object(className, { id: objectId }), fields).save(null, optionsOf());
}

/** Throws Parse error 101 when the row is gone. */
export async function removeAsIs(className: string, objectId: string): Promise<void> {
  await new Parse.Object(className, { id: objectId }).destroy(optionsOf());
}

/** Wires a class that only the server writes. */
export function registerAsIs(className: string): void {
  Parse.Cloud.beforeSave(className, ({ object, context }) => {
    const { asIs } = ownSaveOf(context as Fields | undefined);
    if (!asIs) throw new Parse.Error(Parse.Error.OPERATION_FORBIDDEN, 'Permission denied');
    object.id ??= asIs.objectId as string;
  });
}

export const isCode = (error: unknown, code: number): boolean => (error as { code?: number }).code === code;
