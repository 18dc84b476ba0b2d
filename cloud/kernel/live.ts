/**
 * What goes to Parse's LiveQuery server: rows without the fields that nobody reads. It would take
 * them out itself, but copies every row twice for every subscriber first.
 */
import Parse from 'parse/node';
import type { Schema } from '../../schema/load';
import { answering } from './errors';
import { checkScope, readScope } from './standing';

/** A row that goes out: a Parse.Object, as far as it is needed. */
export interface Published {
  className?: string;
  id?: string;
  get?(field: string): { id?: string } | undefined;
  _toFullJSON(): Record<string, unknown>;
}
interface Request {
  object: Published;
  original?: Published;
}
type Send = (request: Request) => void;

/** The part of Parse's publisher that rows go through. */
export interface Publisher {
  onCloudCodeAfterSave: Send;
  onCloudCodeAfterDelete: Send;
}

/** Makes the publisher leave out the fields that are hidden from everyone; `heard` is told of each one. */
export function publishReadable(schema: Schema, publisher: Publisher, heard: (row: Published) => void): void {
  const readable = (object: Published): Published => ({
    _toFullJSON: () => {
      const row = object._toFullJSON();
      for (const field of schema.classes.get(String(row.className))?.rules?.hidden?.everyone ?? []) delete row[field];
      return row;
    },
  });
  for (const name of ['onCloudCodeAfterSave', 'onCloudCodeAfterDelete'] as const) {
    const send = publisher[name].bind(publisher);
    publisher[name] = ({ object, original, ...rest }) => {
      heard(object);
      send({ ...rest, object: readable(object), ...(original ? { original: readable(original) } : {}) });
    };
  }
}

type Subscribe = (className: string, trigger: (request: { user?: object }) => Promise<void>) => void;

/** Refuses a subscription that goes beyond a key's scopes, or comes before a second factor that is asked for. */
export function holdSubscriptions({ classes }: Schema): void {
  const beforeSubscribe = Parse.Cloud.beforeSubscribe as unknown as Subscribe;
  for (const { className, rules } of classes.values())
    if (rules?.live)
      beforeSubscribe(className, ({ user }) => answering(async () => checkScope(user, readScope(className))));
}
