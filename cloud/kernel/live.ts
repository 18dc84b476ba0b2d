/**
 * What goes to Parse's LiveQuery server: rows without the fields that nobody reads. It would take
 * them out itself, but copies every row twice for every subscriber first.
 */
import type { Schema } from '../../schema/load';

interface Published {
  className?: string;
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

/** Makes the publisher leave out the fields that are hidden from everyone. */
export function publishReadable(schema: Schema, publisher: Publisher): void {
  const readable = (object: Published): Published => ({
    _toFullJSON: () => {
      const row = object._toFullJSON();
      for (const field of schema.classes.get(String(row.className))?.rules?.hidden?.everyone ?? []) delete row[field];
      return row;
    },
  });
  for (const name of ['onCloudCodeAfterSave', 'onCloudCodeAfterDelete'] as const) {
    const send = publisher[name].bind(publisher);
    publisher[name] = ({ object, original, ...rest }) =>
      send({ ...rest, object: readable(object), ...(original ? { original: readable(original) } : {}) });
  }
}
