/** What is posted to batches. */
import { randomUUID } from 'node:crypto';
import { jobToLogOn, newBatch, usage } from '../../stock/shelf';
import { pointer } from '../../support/api';
import type { Shop } from '../../support/shop';
import { type Headers, isMissing, type Operation } from './operation';

async function newLog(shop: Shop, grams = 100): Promise<string> {
  const batch = await newBatch(shop, 500);
  return shop.technician1.made('TimeLog', usage(await jobToLogOn(shop), batch, grams));
}

/** Answers with the log when it is as it should be; sends otherwise. */
export const decide = (shop: Shop, log: string, approvalStatus: string) => {
  const send = (headers?: Headers) =>
    shop.coordinator.request('PUT', `/parse/classes/TimeLog/${log}`, { approvalStatus }, headers);
  const sendAgain = async () => {
    const seen = await shop.coordinator.get('TimeLog', log);
    return seen.body.approvalStatus === approvalStatus ? seen : send();
  };
  return { send, sendAgain };
};

const approveLog: Operation = async ({ shop }) => {
  const log = await newLog(shop);
  return {
    ...decide(shop, log, 'Approved'),
    note: (ledger) => {
      ledger.acknowledged('approve a log');
      ledger.row('approve a log', 'TimeLog', { objectId: log, approvalStatus: 'Approved' });
      ledger.row('approve a log', 'AuditEvent', { entityId: log }, 2);
    },
  };
};

const takeBack: Operation = async ({ shop }) => {
  const log = await newLog(shop);
  await shop.coordinator.changed('TimeLog', log, { approvalStatus: 'Approved' });
  return {
    ...decide(shop, log, 'Rejected'),
    note: (ledger) => {
      ledger.acknowledged('take an approval back');
      ledger.row('take an approval back', 'TimeLog', { objectId: log, approvalStatus: 'Rejected' });
      ledger.row('take an approval back', 'AuditEvent', { entityId: log }, 3);
    },
  };
};

const deleteLog: Operation = async ({ shop }) => {
  const log = await newLog(shop);
  await shop.coordinator.changed('TimeLog', log, { approvalStatus: 'Approved' });
  return {
    send: (headers) => shop.coordinator.request('DELETE', `/parse/classes/TimeLog/${log}`, undefined, headers),
    wasDone: isMissing,
    note: (ledger) => {
      ledger.acknowledged('delete an approved log');
      ledger.row('delete an approved log', 'TimeLog', { objectId: log }, 0);
      ledger.row('delete an approved log', 'AuditEvent', { entityId: log, action: 'delete' });
    },
  };
};

const adjust: Operation = async ({ shop }) => {
  const batch = await newBatch(shop, 500);
  const operationId = randomUUID();
  const fields = {
    materialBatch: pointer('MaterialBatch', batch),
    gramsChange: -30.5,
    reason: 'a tangle',
    operationId,
  };
  return {
    send: (headers) => shop.coordinator.request('POST', '/parse/classes/StockAdjustment', fields, headers),
    note: (ledger) => {
      ledger.acknowledged('adjust a batch');
      ledger.row('adjust a batch', 'StockAdjustment', { operationId });
      ledger.row('adjust a batch', 'MaterialBatch', { objectId: batch, remainingWeightGrams: 469.5 });
    },
  };
};

export const OF_STOCK: Record<string, Operation> = {
  'approve a log': approveLog,
  'take an approval back': takeBack,
  'delete an approved log': deleteLog,
  'adjust a batch': adjust,
};
