/**
 * A create that carries an operationId happens once for its login: sent again, it answers with the
 * first result, over REST, batch and GraphQL alike, since all three go through Parse's one `create`.
 */
import Parse from 'parse/node';
import type { Schema } from '../schema/load';
import type { Store } from './data/store';

type Body = Record<string, unknown>;
interface Authority {
  isMaster: boolean;
  user?: { id: string };
}
interface Answer {
  status?: number;
  response: Body;
  location?: string;
}
type Create = (
  config: { mount: string },
  auth: Authority,
  className: string,
  body: Body,
  ...rest: unknown[]
) => Promise<Answer>;
type Get = (
  config: unknown,
  auth: Authority,
  className: string,
  objectId: string,
  options: Body,
  ...rest: unknown[]
) => Promise<{ results: Body[] }>;

const rest = require('parse-server/lib/rest') as { create: Create; get: Get; printshopRepeatable?: boolean };

/** Wraps Parse's create, once in a process. */
export function answerRepeats(schema: Schema, store: Store): void {
  if (rest.printshopRepeatable) return;
  rest.printshopRepeatable = true;
  const create = rest.create;
  rest.create = async (config, auth, className, body, ...others) => {
    const operationId = body?.operationId;
    const actor = auth.isMaster ? 'admin' : auth.user?.id;
    if (typeof operationId !== 'string' || !operationId || !actor || !schema.classes.get(className)?.rules?.repeatable)
      return create(config, auth, className, body, ...others);
    const first = async (): Promise<Answer | undefined> => {
      const row = await store.first(className, { operationKey: `${actor}:${operationId}` });
      if (!row) return undefined;
      const { results } = await rest.get(config, auth, className, row.objectId, {});
      const [readable] = results;
      return (
        readable && {
          status: 201,
          response: readable,
          location: `${config.mount}/classes/${className}/${row.objectId}`,
        }
      );
    };
    const earlier = await first();
    if (earlier) return earlier;
    try {
      return await create(config, auth, className, body, ...others);
    } catch (error) {
      // Two at the same time: the unique key let one in, the other answers as a repeat.
      const later = (error as { code?: number }).code === Parse.Error.DUPLICATE_VALUE ? await first() : undefined;
      if (later) return later;
      throw error;
    }
  };
}
