/** Every function of the document: asked with nothing, as a stranger and as staff, and as it is meant. */
import { describe, expect, test } from '@jest/globals';
import { type Caller, type FunctionDeclaration, loadFunctions } from '../../schema/functions';
import type { World } from '../rights/world';
import { makeCustomer, type TestCustomer } from '../support/customers';
import { newJob, type Shop } from '../support/shop';
import { brokenRequest, expectDone, expectRefused } from './judge';

/** Arguments with which whoever may is answered; functions not named here take none, or are proven by what they refuse. */
const MEANT: Record<string, (world: World) => unknown> = {
  splitJob: async ({ shop }) => {
    const jobId = await newJob(shop, 'technician1', { quantity: 2 });
    await shop.coordinator.changed('PrintJob', jobId, { status: 'File Review' });
    return { jobId, runs: [{ quantity: 1 }, { quantity: 1 }] };
  },
  previewQuote: () => ({
    lines: [{ description: 'Print', quantity: 2, unitMinor: 450 }],
    taxBasisPoints: 1900,
    currency: 'EUR',
  }),
  sendQuote: ({ quotedJob }) => ({ jobId: quotedJob, totalMinor: 4500, currency: 'EUR' }),
  resendLink: ({ job }) => ({ jobId: job, byMail: false }),
  revokeLink: ({ spareJob }) => ({ jobId: spareJob }),
  clientSummary: ({ otherClient }) => ({ clientId: otherClient }),
  filePreflight: ({ job }) => ({ jobId: job }),
  recountStock: () => ({ dryRun: true }),
  prepareOrderLine: ({ kept }) => ({ orderLineId: kept.line }),
  trackJob: async ({ shop, job }) => ({
    token: (await shop.coordinator.call('resendLink', { jobId: job, byMail: false })).body.result.trackUrl
      .split('/')
      .at(-1),
  }),
  showOrder: ({ kept }) => ({ token: kept.token }),
  catalogItem: ({ store }) => ({ slug: store.single }),
  showCart: ({ store }) => ({ sessionSecret: store.sessionSecret }),
  priceQuote: ({ store }) => ({
    sessionSecret: store.sessionSecret,
    slug: store.single,
    quantity: 1,
    materialId: store.known.pla,
    qualityId: store.known.standard,
  }),
  registerCustomer: () => ({ email: 'reference@customer.example', name: 'Rita Reference', language: 'en' }),
  cancelOrder: ({ otherOrder }) => ({ token: otherOrder.token, reason: 'Ordered twice' }),
  requestRevision: ({ kept }) => ({
    token: kept.token,
    type: 'other',
    notes: 'Rounder, please',
    requestKey: 'a-key-of-the-reference',
  }),
  addComment: ({ kept }) => ({ token: kept.token, body: 'Looks good', commentKey: 'a-comment-of-the-reference' }),
  claimSession: ({ store }) => ({ sessionSecret: store.sessionSecret }),
  deleteMyData: () => ({ password: 'not the password' }),
};

export function askFunctions(shop: Shop, world: World): void {
  let customer: Promise<TestCustomer> | undefined;
  const callers: Record<Caller, () => Promise<Shop['master']> | Shop['master']> = {
    everyone: () => shop.stranger.elsewhere(),
    buyer: () => shop.stranger.elsewhere(),
    orderer: () => shop.stranger.elsewhere(),
    staff: () => shop.technician1,
    coordinator: () => shop.coordinator,
    manager: () => shop.manager,
    master: () => shop.master,
    customer: async () => {
      customer ??= makeCustomer(shop);
      return (await customer).api;
    },
  };
  const needs = ({ takes }: FunctionDeclaration) => Object.values(takes).some((text) => text.endsWith('!'));
  const isForAll = ({ for: caller }: FunctionDeclaration) => ['everyone', 'buyer', 'orderer'].includes(caller);

  describe.each(Object.entries(loadFunctions()))('%s', (name, declared) => {
    const address = `/parse/functions/${name}`;

    test('answers as the document says', async () => {
      const may = await callers[declared.for]();
      const isEnough = !needs(declared) && !['buyer', 'orderer'].includes(declared.for);
      if (!isForAll(declared)) expectRefused('post', address, await shop.stranger.elsewhere().call(name));
      else if (!isEnough) expectRefused('post', address, await may.call(name));
      const given = await MEANT[name]?.(world);
      if (given !== undefined) expect(brokenRequest('post', address, given)).toEqual([]);
      else if (!isEnough) return;
      const answer = await may.call(name, given);
      if (name === 'deleteMyData') expectRefused('post', address, answer);
      else expectDone('post', address, answer);
    });
  });
}
