/** Parse Server, started with the shop's rules, and taught what it cannot be told by options. */

import type { Server } from 'node:http';
import type { Express } from 'express';
import ParseServer from 'parse-server';
import { definitionsOf } from './adapters/definitions';
import { makeUniqueIndexes } from './adapters/migration';
import { guardDoor } from './front-door';
import { publishReadable } from './kernel/live';
import { registerAll } from './main';
import type { Opened } from './opening';
import { countLimits } from './parse-limits';
import { answerRepeats } from './repeatable';
import { serverOptions } from './server-options';
import type { Sharing } from './sharing';
import { guardSignIn } from './sign-in';
import { Followers, jobOf } from './track/followers';
import { passwordMails } from './triggers/people/password-mail';

export async function startParse({ database, tools }: Opened, server: Server, sharing: Sharing) {
  const { config, schema, files, store } = tools;
  const { storage } = database;
  let registered: ReturnType<typeof registerAll> | undefined;
  const options = serverOptions({
    config,
    schema,
    database: storage,
    files,
    sharing,
    mails: passwordMails(tools),
    cloud: () => {
      registered = registerAll(tools);
    },
    migration: {
      definitions: definitionsOf(schema, database.engine),
      afterMigration: () => makeUniqueIndexes(schema, storage),
    },
  });
  const parse = new ParseServer(options as never);
  // Making the app routes the SDK's own calls inside the process; the start already makes some.
  const api = parse.app as never as Express;
  api.disable('x-powered-by');
  // Migrating takes a good part of a start, and a database that is as it should be needs none: whoever matches it looks.
  const { schema: declared } = parse.config;
  parse.config.schema = undefined;
  await parse.start();
  parse.config.schema = declared;
  countLimits(parse.config as never, tools.counts);
  parse.server = server as never;
  // Cannot be given beside a database adapter; Parse asks for it here.
  parse.config.databaseOptions = { allowPublicExplain: false };
  if (!registered) throw new Error('Parse Server did not load the rules.');
  answerRepeats(schema, store);
  guardDoor(schema);
  guardSignIn(registered.tools);
  const followers = new Followers(store);
  publishReadable(schema, parse.config.liveQueryController.liveQueryPublisher, (row) => {
    const jobId = jobOf(row);
    if (!jobId) return;
    followers.hear(jobId);
    sharing.tellChanged(jobId);
  });
  await sharing.hearChanged((jobId) => followers.hear(jobId));
  return { parse, api, followers, ...registered };
}

export type StartedParse = Awaited<ReturnType<typeof startParse>>;
