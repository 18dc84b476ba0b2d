/** Outside production nothing is laxer than a developer needs. */
import { expect, test } from '@jest/globals';
import { newJob, useShop } from '../support/shop';

const shop = useShop();

test('GraphQL errors come without a stack, and its schema can be explored', async () => {
  const job = await newJob(shop);
  const move =
    'mutation ($id: ID!) { updatePrintJob(input: { id: $id, fields: { status: "Completed" } }) { printJob { status } } }';
  const refused = await shop.coordinator.graphql(move, { id: job });
  expect(JSON.stringify(refused.body)).toContain('cannot go from Received to Completed');
  expect(JSON.stringify(refused.body)).not.toMatch(/node_modules|stacktrace/);
  expect(
    (await shop.coordinator.graphql('{ __schema { queryType { name } } }')).body.data.__schema.queryType.name,
  ).toBe('Query');
});

test('a database of one’s own has no dashboard unless its login is configured', async () => {
  expect((await shop.stranger.request('GET', '/dashboard')).status).toBe(404);
});
