/** What customers do by their links, and with their accounts. */
import { jobAt } from '../../jobs/life';
import { requestOf, tokenOf } from '../../portal/portal';
import { anywhere } from '../../sales/pricing';
import { Buyer, contact, orderForm } from '../../store/buyer';
import { fromAnywhere } from '../../support/api';
import { makeCustomer } from '../../support/customers';
import { cubeStl } from '../../support/models';
import { PASSWORD } from '../../support/staff';
import { uploaded } from '../../support/tus';
import type { Operation } from './operation';

const requestPrint: Operation = async ({ shop }) => {
  const upload = () => uploaded(shop.url, 'part.stl', cubeStl(5), fromAnywhere());
  const [first, second] = [await upload(), await upload()];
  const items = [first, second].map((one) => ({ ...one, materialType: 'PLA', color: 'Black', quantity: 1 }));
  const form = await requestOf(shop, 0, { items });
  const { email } = form.contact;
  return {
    send: (headers) => anywhere(shop).request('POST', '/parse/functions/requestPrint', form, headers),
    note: (ledger) => {
      ledger.acknowledged('ask for a print');
      ledger.row('ask for a print', 'Client', { email });
      ledger.row('ask for a print', 'EmailMessage', { toAddress: email, event: 'received' }, 2);
    },
  };
};

const acceptQuote: Operation = async ({ shop }) => {
  const { id } = await jobAt(shop, 'Quoted');
  const token = await tokenOf(shop, id);
  return {
    send: (headers) =>
      anywhere(shop).request('POST', '/parse/functions/acceptQuote', { token, quoteNumber: 1 }, headers),
    note: (ledger) => {
      ledger.moved('accept a quote', id, 'accept');
      ledger.row('accept a quote', 'JobQuote', { printJob: id, state: 'Accepted' });
    },
  };
};

const claimSession: Operation = async ({ shop, known }) => {
  const { api, customerId } = await makeCustomer(shop, 'Clara Claim');
  const guest = await Buyer.at(shop);
  const { quoteId } = await guest.quote(known);
  const { lines } = await guest.filled(known);
  const { sessionSecret } = guest.guest;
  return {
    send: (headers) => api.elsewhere().request('POST', '/parse/functions/claimSession', { sessionSecret }, headers),
    note: (ledger) => {
      ledger.acknowledged('take a cart along');
      ledger.row('take a cart along', 'Quote', { objectId: quoteId, customer: customerId, sessionId: null });
      ledger.row('take a cart along', 'CartLine', { job: lines[0].jobId });
    },
  };
};

const eraseCustomer: Operation = async ({ shop, known }) => {
  const { api, customerId, email } = await makeCustomer(shop, 'Erik Erased');
  const guest = await Buyer.at(shop);
  await guest.filled(known);
  await api.call('claimSession', { sessionSecret: guest.guest.sessionSecret });
  const form = orderForm({ contact: { ...contact, name: 'Erik Erased', email } });
  await api.elsewhere().call('checkout', form);
  const draft = await Buyer.at(shop);
  const { quoteId } = await draft.quote(known);
  await api.elsewhere().call('claimSession', { sessionSecret: draft.guest.sessionSecret });
  return {
    send: (headers) =>
      api.elsewhere().request('POST', '/parse/functions/deleteMyData', { password: PASSWORD }, headers),
    // Their login is gone with their data.
    wasDone: ({ body }) => body.code === 209,
    note: (ledger) => {
      ledger.acknowledged('delete a customer');
      ledger.row('delete a customer', 'Customer', { objectId: customerId, name: 'Deleted account', user: null });
      ledger.row('delete a customer', 'Customer', { email }, 0);
      ledger.row('delete a customer', '_User', { email }, 0);
      ledger.row('delete a customer', 'Quote', { objectId: quoteId }, 0);
      ledger.row('delete a customer', 'AuditEvent', { entityId: customerId, action: 'erase' });
    },
  };
};

export const OF_CUSTOMERS: Record<string, Operation> = {
  'ask for a print': requestPrint,
  'accept a quote': acceptQuote,
  'take a cart along': claimSession,
  'delete a customer': eraseCustomer,
};
