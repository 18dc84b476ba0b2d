/** A shop with something to see on every screen. */

import { enqueued, newQueue } from '../../production/plant';
import { newProduct } from '../../sales/catalogue';
import { Buyer, contact, openStore } from '../../store/buyer';
import { date, pointer } from '../../support/api';
import { makeCustomer } from '../../support/customers';
import { askKey } from '../../support/keys';
import { batchFields, logFields, newJob, queuedJob, type Shop } from '../../support/shop';
import { rowsOf } from './order';

type Ids = Record<string, string>;

/** What a page makes of this when it takes what people type for markup. */
export const PLANTED = 'img[alt=planted]';
const MARKUP = '<img alt=planted src=x onerror=alert(1)>';

/** Jobs, a batch that is used, and what technicians say. */
async function fillFloor(shop: Shop): Promise<Ids> {
  const { coordinator, technician1 } = shop;
  const late = { dueDate: date('2020-01-01'), color: 'Signal Red', priority: 1, quantity: 3 };
  const job = await newJob(shop, 'technician1', late);
  const client = (await coordinator.get('PrintJob', job)).body.client.objectId;
  await coordinator.changed('Client', client, { companyName: `Acme ${MARKUP}`, contactName: `Ada ${MARKUP}` });
  const batch = await coordinator.made('MaterialBatch', { ...batchFields(300), color: 'Signal Red' });
  const queued = await queuedJob(shop, 'technician1', batch);
  await coordinator.changed('PrintJob', queued, { quantity: 2, estimatedMaterialGrams: 200 });
  const used = { materialBatch: pointer('MaterialBatch', batch), materialGrams: 90 };
  const log = await technician1.made('TimeLog', { ...logFields(queued), ...used });
  await coordinator.changed('TimeLog', log, { approvalStatus: 'Approved' });
  await technician1.made('TimeLog', { ...logFields(queued, 90), activityType: 'Setup' });
  await technician1.made('JobNote', {
    printJob: pointer('PrintJob', queued),
    noteType: 'Issue',
    message: `Thin. ${MARKUP}`,
  });
  const review = await newJob(shop, 'technician1', { fileName: `${MARKUP}.stl` });
  await coordinator.changed('PrintJob', review, { status: 'File Review' });
  const material = (await coordinator.find('Material', { name: 'PLA' })).body.results[0].objectId;
  return { job, client, batch, queued, review, material, person: shop.ids.technician2 };
}

/** An order that waits for its customer and in a production queue, a full cart, and an account. */
async function fillStore(shop: Shop): Promise<Ids> {
  const { coordinator, manager, stranger } = shop;
  const known = await openStore(shop);
  const { template, item } = await newProduct(shop, { slug: 'key-fob', name: 'Key fob', featured: true });
  const guest = await Buyer.at(shop);
  await guest.filled(known);
  const named = { contact: { ...contact, name: `Grete ${MARKUP}`, address: `Main Street 1 ${MARKUP}` } };
  const token = await (await Buyer.at(shop)).ordered(known, {}, named);
  const { order, line } = await rowsOf(shop, token);
  const ofOrder = { order: pointer('Order', order) };
  await coordinator.made('ApprovalRequest', { ...ofOrder, title: 'Rounded corners', message: `By 2 mm. ${MARKUP}` });
  await stranger.call('requestRevision', {
    token,
    lineId: line,
    type: 'other',
    notes: `Red. ${MARKUP}`,
    requestKey: 'revise-it-1',
  });
  await stranger.call('addComment', { token, lineId: line, body: `Sharp? ${MARKUP}`, commentKey: 'comment-it-1' });
  const queue = await newQueue(shop);
  await enqueued(shop, queue, line);
  const printer = await manager.made('Printer', {
    name: 'Left',
    buildWidthMm: 220,
    buildDepthMm: 220,
    buildHeightMm: 250,
  });
  const { customerId: customer, email, api } = await makeCustomer(shop);
  const method = (await manager.find('PaymentMethodConfig', { method: 'invoice' })).body.results[0].objectId;
  const { profile, exact: tolerance, express: turnaround, ownFile } = known;
  const rows = { template, item, order, queue, printer, customer, method, profile, tolerance, turnaround };
  return { ...rows, ownFile, token, guest: guest.guest.sessionSecret, login: api.sessionToken, email };
}

/** Answers the ids, and other names, that its screens are reached by. */
export async function furnish(shop: Shop): Promise<Ids> {
  const [floor, store] = await Promise.all([fillFloor(shop), fillStore(shop), askKey(shop.manager, { name: 'Scale' })]);
  return { ...floor, ...store };
}
