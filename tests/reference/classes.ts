/** The addresses of the classes: each asked by somebody who may, and each class by a stranger; who may what, tests/rights shows. */
import { describe, expect, test } from '@jest/globals';
import { operationsOf } from '../../cloud/reference/document';
import { classes, MANAGER, may, type Standing, standingsFor } from '../rights/expected';
import { bodyOf, keptRow, newRow } from '../rights/rows';
import { apiOf, type World } from '../rights/world';
import type { Shop } from '../support/shop';
import { apiDocument, brokenRequest, expectDone, expectRefused } from './judge';

type Loaded = (typeof classes)[number];
type Operation = Parameters<typeof may>[0];

const documented = new Set(operationsOf(apiDocument).map(({ method, address }) => `${method} ${address}`));

/** Of those who may, the one who sees most; undefined where only customers or the server may. */
function whoMay(operation: Operation, { rules }: Loaded): Standing | undefined {
  return [MANAGER, ...standingsFor(rules)].find((who) => may(operation, rules, who));
}

/** The pointers that a list may bring whole. */
const includes = ({ fields, rules }: Loaded): string =>
  Object.entries(fields)
    .filter(
      ([name, { type, targetClass }]) =>
        type === 'Pointer' && targetClass !== '_User' && !rules.hidden?.everyone?.includes(name),
    )
    .map(([name]) => name)
    .join();

export function askClasses(shop: Shop, world: World): void {
  describe.each(classes.map((loaded) => ({ className: loaded.className, loaded })))('$className', (asked) => {
    const { className, loaded } = asked;
    const many = `/parse/classes/${className}`;
    const one = `${many}/{objectId}`;
    const places = [
      ['get', many, 'read'],
      ['post', many, 'create'],
      ['get', one, 'read'],
      ['put', one, 'update'],
      ['delete', one, 'delete'],
    ] as const;

    test('is in the document where somebody may, and answers as it says', async () => {
      const { rights } = loaded.rules;
      const open = places.filter(([, , right]) => whoMay(right, loaded) || rights[right].includes('owner'));
      expect(places.filter(([method, address]) => documented.has(`${method} ${address}`))).toEqual(open);

      const reader = whoMay('read', loaded);
      const creator = whoMay('create', loaded);
      let made: string | undefined;
      if (creator) {
        const body = await bodyOf(world, loaded, creator);
        expect({ body, broken: brokenRequest('post', many, body) }).toEqual({ body, broken: [] });
        const answer = await apiOf(shop, creator).create(className, body);
        expectDone('post', many, answer);
        made = answer.body.objectId;
      }
      if (reader) {
        const api = apiOf(shop, reader);
        const options = { limit: 20, count: 1, order: '-createdAt' };
        expectDone('get', many, await api.find(className, {}, { ...options, include: includes(loaded) }));
        const row = (creator === reader && made) || (await keptRow(world, loaded, reader));
        expectDone('get', one, await api.get(className, row));
      }
      for (const [method, right] of [
        ['put', 'update'],
        ['delete', 'delete'],
      ] as const) {
        const who = whoMay(right, loaded);
        if (!who) continue;
        const api = apiOf(shop, who);
        const row = (creator === who && made) || (await newRow(world, loaded, who, false));
        const { revision } = (await api.get(className, row)).body;
        const answer = method === 'put' ? api.update(className, row, { revision }) : api.remove(className, row);
        expectDone(method, one, await answer);
      }
      const [first] = open;
      const stranger = shop.stranger.elsewhere();
      if (first?.[0] === 'get') expectRefused('get', many, await stranger.find(className));
      else if (first) expectRefused('post', many, await stranger.create(className, {}));
    });
  });
}
