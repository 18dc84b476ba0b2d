/** Every live class × person over a WebSocket: an update arrives exactly where the row may be read, without hidden fields. */
import { expect, test } from '@jest/globals';
import { lifecyclesOf } from '../../schema/format';
import { type Api, pointer } from '../support/api';
import { Live } from '../support/live';
import { newJob, useShop } from '../support/shop';
import { classes, hiddenFrom, MANAGER, may, mayWriteField, type Standing, standingsFor } from './expected';
import { worldEnvironment } from './kept-world';
import { bodyOf, harmlessField, newRow, valueFor } from './rows';
import { apiOf, profileOf, useWorld } from './world';

const shop = useShop(worldEnvironment);
const world = useWorld(shop);

/** Those that somebody changes; what only the server writes has its events in the tests of what brings them about. */
const live = classes.filter(({ rules }) => rules.live && rules.rights.update.length);
type Loaded = (typeof live)[number];
const byName = <T extends { className: string }>(loaded: T) => ({ className: loaded.className, loaded });

/** The server's refusal of a subscription; undefined when it was taken. */
const refusal = (api: Api, className: string, where: unknown = {}): Promise<string | undefined> =>
  Live.subscribe(api, className, where).then(
    (opened) => {
      opened.close();
      return undefined;
    },
    (error: Error) => error.message,
  );

/** A row of technicians' own that they do read: whoever has seen it has been sent everything that came before. */
async function witness(loaded: Loaded, who: Standing): Promise<string> {
  const technician = profileOf(shop, who);
  const ownJob = { ...who, author: technician !== shop.ids.technician1 };
  return shop.manager.made(loaded.className, {
    ...(await bodyOf(world, loaded, ownJob)),
    ...(loaded.fields.assignedTechnician ? { assignedTechnician: pointer('Technician', technician) } : {}),
  });
}

test.each(live.map(byName))('$className: events go to whoever may read the row', async ({ className, loaded }) => {
  const { rules } = loaded;
  expect(await refusal(shop.stranger, className)).toBe('Permission denied');
  const watching = await Promise.all(
    standingsFor(rules)
      .filter(({ role }) => role)
      .map(async (who) => {
        const id = await newRow(world, loaded, who);
        return { who, id, live: await Live.subscribe(apiOf(shop, who), className) };
      }),
  );
  for (const { who, id } of watching) {
    const field = harmlessField(loaded, (name) => mayWriteField(name, 'update', rules, MANAGER));
    await shop.manager.changed(className, id, { [field]: await valueFor(world, loaded, field, 'update', who) });
  }
  for (const { who, id, live } of watching)
    if (may('read', rules, who)) expect((await live.seen(({ object }) => object.objectId === id)).op).toBe('update');
  // Where no technician reads a row, a later event that somebody else sees stands for their own.
  const isTheirs = standingsFor(rules).some((who) => who.role === 'technician' && may('read', rules, who));
  const reader = watching.find(({ who }) => may('read', rules, who));
  if (!isTheirs && reader) {
    const later = await newRow(world, loaded, reader.who);
    const field = harmlessField(loaded, (name) => mayWriteField(name, 'update', rules, MANAGER));
    await shop.manager.changed(className, later, { [field]: await valueFor(world, loaded, field, 'update', MANAGER) });
    await reader.live.seen(({ object }) => object.objectId === later);
  }
  for (const { who, live } of watching) {
    if (who.role !== 'technician' || !isTheirs) continue;
    const own = await witness(loaded, who);
    await live.seen(({ object }) => object.objectId === own);
  }
  for (const { who, id, live } of watching) {
    const got = live.events.filter(({ object }) => object.objectId === id);
    expect({ who: who.name, got: got.length }).toEqual({ who: who.name, got: may('read', rules, who) ? 1 : 0 });
    for (const { object, original } of live.events)
      expect(hiddenFrom(rules, who.role).filter((name) => name in object || name in (original ?? {}))).toEqual([]);
    live.close();
  }
});

test.each(live.map(byName))('$className: an event tells technicians no more than REST does', async (given) => {
  const { className, loaded } = given;
  const technicians = standingsFor(loaded.rules).filter(
    (who) => who.role === 'technician' && may('read', loaded.rules, who),
  );
  for (const who of technicians) {
    const api = apiOf(shop, who);
    const id = await newRow(world, loaded, who);
    // Every optional field that a manager can fill is there to leak.
    const filled: Record<string, unknown> = {};
    for (const field of Object.keys(loaded.fields))
      if (
        field !== 'revision' &&
        field !== 'file' &&
        !lifecyclesOf(loaded.rules).some((lifecycle) => lifecycle.field === field)
      )
        if (mayWriteField(field, 'update', loaded.rules, MANAGER))
          filled[field] = await valueFor(world, loaded, field, 'update', MANAGER);
    if (loaded.fields.assignedTechnician) filled.assignedTechnician = pointer('Technician', profileOf(shop, who));
    const opened = await Live.subscribe(api, className, { objectId: id });
    await shop.manager.changed(className, id, filled);
    const { object, original } = await opened.seen(({ op }) => op === 'update');
    opened.close();
    const overRest = ['className', '__type', ...Object.keys((await api.get(className, id)).body)];
    expect(Object.keys(object).filter((name) => !overRest.includes(name))).toEqual([]);
    expect(Object.keys(original ?? {}).filter((name) => !overRest.includes(name))).toEqual([]);
    expect(loaded.rules.hidden?.technician?.some((name) => name in object) ?? false).toBe(false);
  }
});

test.each(live.map(byName))(
  '$className: nobody subscribes to what a hidden field says',
  async ({ className, loaded }) => {
    for (const who of standingsFor(loaded.rules))
      for (const field of hiddenFrom(loaded.rules, who.role)) {
        const refused = await refusal(apiOf(shop, who), className, { [field]: { $exists: true } });
        expect({ field, who: who.name, refused: typeof refused }).toEqual({ field, who: who.name, refused: 'string' });
      }
  },
);

test('a job that changes hands leaves one technician and enters the other’s queue, without what was before', async () => {
  const job = await newJob(shop, 'technician1');
  const [first, second] = await Promise.all([
    Live.subscribe(shop.technician1, 'PrintJob'),
    Live.subscribe(shop.technician2, 'PrintJob'),
  ]);
  await shop.coordinator.changed('PrintJob', job, { assignedTechnician: pointer('Technician', shop.ids.technician2) });
  const ofJob = ({ object }: { object: { objectId: string } }) => object.objectId === job;
  const entered = await second.seen(ofJob);
  const left = await first.seen(ofJob);
  expect([left.op, entered.op]).toEqual(['leave', 'enter']);
  expect(entered.original).toBeUndefined();
  for (const one of [first, second]) one.close();
});

test('what is not live is not sent, whoever subscribes', async () => {
  const quiet = classes.filter(({ rules }) => !rules.live);
  const opened = await Promise.all(
    [shop.technician1, shop.manager].flatMap((api) =>
      quiet.map(({ className }) => Live.subscribe(api, className).catch(() => undefined)),
    ),
  );
  const known = await Live.subscribe(shop.manager, 'PrintJob');
  const client = (await shop.manager.get('PrintJob', world.job)).body.client.objectId;
  await shop.manager.changed('Client', client, { companyName: 'Renamed' });
  const last = await newJob(shop, 'technician1');
  await known.seen(({ object }) => object.objectId === last);
  for (const one of opened) {
    expect(one?.events ?? []).toEqual([]);
    one?.close();
  }
  known.close();
});
