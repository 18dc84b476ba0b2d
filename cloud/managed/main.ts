/** Cloud Code for a managed Parse Server: the shop's rules by the public SDK alone. Bundled into one file. */
import { createHmac } from 'node:crypto';
import { MemoryStore } from 'express-rate-limit';
import type { LoadedClass, Schema } from '../../schema/load';
import { Profiles } from '../kernel/actor';
import { shareMark } from '../kernel/own-save';
import { registerClass } from '../kernel/register';
import { Settler } from '../kernel/settle';
import type { Tools } from '../kernel/tools';
import { registerFile } from '../triggers/jobs/File';
import { registerUser } from '../triggers/people/User';
import { registerAsIs } from './as-is';
import { managedConfig } from './config';
import { parseFiles } from './files';
import { LeaseGuard } from './guard';
import { registerJobs } from './jobs';
import { LEASE, Leases } from './leases';
import { publicLogins } from './logins';
import { registerFunctions, rulesOf } from './rules';
import { PublicStore } from './store';
import { UNIQUE_VALUE, Uniques } from './uniques';
import { registerSearch } from './words';

/** Written in when the bundle is made. */
declare const SCHEMA: Omit<Schema, 'classes'> & { classes: LoadedClass[] };

function makeTools(): Tools {
  const classes = new Map(SCHEMA.classes.map((loaded) => [loaded.className, loaded]));
  const schema: Schema = { ...SCHEMA, classes };
  const config = managedConfig();
  const leases = new Leases();
  const store = new PublicStore(schema, leases, new Uniques(leases));
  const logins = publicLogins(schema);
  return {
    store,
    logins,
    schema,
    config,
    guard: new LeaseGuard(store, leases),
    profiles: new Profiles(store, logins),
    // What is registered here asks no more of them.
    files: parseFiles as Tools['files'],
    payments: {},
    now: () => new Date(),
    schemaDifferences: async () => [],
    mailWaits: () => undefined,
    preflightWaits: () => undefined,
    webhooksWait: () => undefined,
    counts: () => new MemoryStore(),
    settle: async () => undefined,
  };
}

function start(): void {
  const tools = makeTools();
  // A save of the server may be answered by another of its processes.
  shareMark(createHmac('sha256', tools.config.masterKey).update('own save').digest('hex'));
  const settler = new Settler(tools);
  tools.settle = (className, row) => settler.settle(className, row);
  for (const definition of tools.schema.classes.values()) {
    registerClass(definition, rulesOf[definition.className] ?? {}, tools, settler);
    if (definition.rules?.searched) registerSearch(definition.className);
  }
  for (const className of [LEASE, UNIQUE_VALUE]) registerAsIs(className);
  registerUser(tools);
  registerFile(tools);
  registerFunctions(tools);
  registerJobs(tools, settler);
}

start();
