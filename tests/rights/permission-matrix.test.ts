/** Every class × operation × person, as real requests over REST, in a batch and over GraphQL; expected is what schema/ says. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../support/api';
import { useShop } from '../support/shop';
import { builtIn, cells, classes, closedTo, may, mayWriteField, ROW_REFUSALS, standings, standingsFor } from './expected';
import type { Fields } from './fixtures';
import { changing, creating, deleting, listing, type Names, readNames } from './graphql';
import { bodyOf, harmlessField, rowFor, stored, valueOf } from './rows';
import { apiOf, makeWorld, type World } from './world';

const shop = useShop();
let world: World;
let names: Names;
beforeAll(async () => {
  world = await makeWorld(shop);
  names = await readNames(shop.stranger);
}, 30_000);

type Cell = (typeof cells)[number];

/** Fails with the cell's name and the server's words. */
function expectRefused(cell: string, { status, body }: Answer): void {
  expect({ cell, status, body }).toEqual({
    cell,
    status: expect.toBeOneOf4xx(status),
    body: { code: expect.any(Number), error: expect.any(String) },
  });
}
