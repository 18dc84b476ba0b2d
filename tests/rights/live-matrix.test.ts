/** Every live class × person over a WebSocket: an update arrives exactly where the row may be read, without hidden fields. */
import { beforeAll, expect, test } from '@jest/globals';
import { pointer } from '../support/api';
import { Live } from '../support/live';
import { useShop } from '../support/shop';
import { classes, hiddenFrom, may, mayWriteField, type Standing, standings, standingsFor } from './expected';
import { bodyOf, harmlessField, newRow, valueFor } from './rows';
import { apiOf, makeWorld, profileOf, type World } from './world';

const shop = useShop();
let world: World;
beforeAll(async () => {
  world = await makeWorld(shop);
}, 30_000);

const live = classes.filter(({ rules }) => rules.live);
type Loaded = (typeof live)[number];
const MANAGER = standings.find(({ role }) => role === 'manager') as Standing;

/** A row of technicians' own that they do read: whoever has seen it has been sent everything that came before. */
async function witness(loaded: Loaded, who: Standing): Promise<string> {
  const technician = profileOf(shop, who);
  const ownJob = { ...who, author: technician !== shop.ids.technician1 };
  return shop.manager.made(loaded.className, {
    ...(await bodyOf(world, loaded, ownJob)),
    ...(loaded.fields.assignedTechnician ? { assignedTechnician: pointer('Technician', technician) } : {}),
  });
}

test.each(live.map((loaded) => ({ className: loaded.className, loaded })))(
  '$className: events go to whoever may read the row',
  async ({ className, loaded }) => {
    const { rules } = loaded;
    const watching = await Promise.all(
      standingsFor(rules).map(async (who) => {
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
    for (const { who, live } of watching) {
      if (who.role !== 'technician') continue;
      const own = await witness(loaded, who);
      await live.seen(({ object }) => object.objectId === own);
    }
    for (const { who, id, live } of watching) {
      const got = live.events.filter(({ object }) => object.objectId === id);
      expect({ who: who.name, got: got.length }).toEqual({ who: who.name, got: may('read', rules, who) ? 1 : 0 });
      if (!who.role) expect(live.events).toEqual([]);
      for (const { object, original } of live.events)
        expect(hiddenFrom(rules, who.role).filter((name) => name in object || name in (original ?? {}))).toEqual([]);
      live.close();
    }
  },
);

test.each(live.map((loaded) => ({ className: loaded.className, loaded })))(
  '$className: nobody subscribes to what a hidden field says',
  async ({ className, loaded }) => {
    for (const who of standingsFor(loaded.rules))
      for (const field of hiddenFrom(loaded.rules, who.role)) {
        const refused = await Live.subscribe(apiOf(shop, who), className, { [field]: { $exists: true } }).then(
          (opened) => opened.close(),
          (error: Error) => error.message,
        );
        expect({ field, who: who.name, refused: typeof refused }).toEqual({ field, who: who.name, refused: 'string' });
      }
  },
);
