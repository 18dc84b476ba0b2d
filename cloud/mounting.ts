/** All that is answered over HTTP, in the order in which it is asked. */
import path from 'node:path';
import type { Express } from 'express';
import { ParseGraphQLServer } from 'parse-server';
import { mountDashboard } from '../dashboard/mount';
import { asDeclared } from './adapters/graphql';
import type { RedisLink } from './adapters/redis/link';
import { afterParse, readBodies, refuse } from './front-door';
import { holdGraphql } from './graphql-door';
import { admitKeys } from './machine-door';
import { guardPasswordPages, mountPages } from './pages';
import type { StartedParse } from './parse';
import { mountReference } from './reference/route';
import { addRoutes, limitLogins } from './routes';
import { LONGEST_BODY } from './server-options';
import { mountUploads, type Uploads } from './uploads/route';

/** `missing` answers why the shop is not ready, as far as its process knows. */
export function mountAll(
  app: Express,
  { parse, api, followers, tools }: StartedParse,
  link: RedisLink | undefined,
  missing: () => string | undefined,
): Uploads {
  const { config, schema, store } = tools;
  const { keyInPlace, countKeys, holdUploads } = admitKeys(tools);
  app.use(keyInPlace, countKeys);
  app.use('/graphql', limitLogins(tools));
  app.use(['/parse', '/graphql'], readBodies(LONGEST_BODY), countKeys);
  app.use('/graphql', holdGraphql, refuse);
  app.use('/uploads', holdUploads);
  guardPasswordPages(app);
  app.use('/parse', api, ...afterParse);
  new ParseGraphQLServer(parse, {
    graphQLPath: '/graphql',
    graphQLPublicIntrospection: !config.production,
    graphQLCustomTypeDefs: asDeclared(schema),
  } as never).applyGraphQL(app as never);
  mountDashboard(app, config, link);
  const uploads = mountUploads(app, tools);
  addRoutes(app, tools, followers, async () => {
    const why = missing();
    if (why) return why;
    return (await store.first('Counter', {}).then(
      () => undefined,
      () => 'the database does not answer',
    )) as string | undefined;
  });
  mountReference(app);
  mountPages(app, config, schema, path.join(__dirname, 'web'));
  return uploads;
}
