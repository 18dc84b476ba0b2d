/** What staff do with jobs. */
import { randomUUID } from 'node:crypto';
import { jobAt, supplies } from '../../jobs/life';
import { fromAnywhere, pointer } from '../../support/api';
import { cubeStl } from '../../support/models';
import { jobFields, type Shop } from '../../support/shop';
import { uploaded } from '../../support/tus';
import { sha256Of } from './hash';
import { type Headers, isThere, type Operation } from './operation';

const put = (shop: Shop, path: string, body: unknown) => (headers?: Headers) =>
  shop.coordinator.request('PUT', `/parse/classes/${path}`, body, headers);
const post = (shop: Shop, path: string, body: unknown) => (headers?: Headers) =>
  shop.coordinator.request('POST', `/parse/${path}`, body, headers);

const makeJob: Operation = async ({ shop }) => {
  const operationId = randomUUID();
  const { client } = await supplies(shop);
  const assignedTechnician = pointer('Technician', shop.ids.technician1);
  return {
    send: post(shop, 'classes/PrintJob', { ...jobFields(client), assignedTechnician, operationId }),
    note: (ledger, { body }) => {
      ledger.row('make a job', 'PrintJob', { operationId });
      ledger.moved('make a job', body.objectId, 'create', 'received');
    },
  };
};

const dispatchJob: Operation = async ({ shop }) => {
  const { id } = await jobAt(shop, 'Ready');
  return {
    send: put(shop, `PrintJob/${id}`, { status: 'Dispatched' }),
    wasDone: isThere('Dispatched'),
    note: (ledger) => ledger.moved('dispatch a job', id, 'dispatch', 'dispatched'),
  };
};

const splitJob: Operation = async ({ shop }) => {
  const { id: jobId } = await jobAt(shop, 'File Review');
  await shop.coordinator.changed('PrintJob', jobId, { quantity: 5 });
  const assignedTechnicianId = shop.ids.technician2;
  return {
    send: post(shop, 'functions/splitJob', { jobId, runs: [{ quantity: 2, assignedTechnicianId }, { quantity: 3 }] }),
    wasDone: ({ body }) => body.error?.includes('split'),
    note: (ledger) => {
      ledger.acknowledged('split a job');
      ledger.row('split a job', 'PrintJob', { parentJob: jobId }, 2);
      ledger.row('split a job', 'AuditEvent', { entityId: jobId, action: 'split' });
    },
  };
};

const uploadToJob: Operation = async ({ shop }) => {
  const operationId = randomUUID();
  const { client } = await supplies(shop);
  const { fileName: _name, fileUrl: _url, ...fields } = jobFields(client);
  const bytes = cubeStl(3 + Math.random());
  const upload = await uploaded(shop.url, 'part.stl', bytes, fromAnywhere());
  return {
    send: post(shop, 'classes/PrintJob', { ...fields, upload, operationId }),
    note: (ledger, { body }) => {
      ledger.acknowledged('make a job of an upload');
      ledger.row('make a job of an upload', 'PrintJob', { operationId });
      ledger.file('make a job of an upload', body.objectId, sha256Of(bytes));
    },
  };
};

const sendQuote: Operation = async ({ shop }) => {
  const { id } = await jobAt(shop, 'File Review');
  const send = post(shop, 'functions/sendQuote', { jobId: id, totalMinor: 4200, currency: 'EUR' });
  return {
    send,
    sendAgain: async () => {
      const job = await shop.coordinator.get('PrintJob', id);
      return job.body.quoteState === 'Sent' ? job : send();
    },
    note: (ledger) => ledger.moved('send a quote', id, 'quote', 'quoted'),
  };
};

export const OF_JOBS: Record<string, Operation> = {
  'make a job': makeJob,
  'dispatch a job': dispatchJob,
  'split a job': splitJob,
  'make a job of an upload': uploadToJob,
  'send a quote': sendQuote,
};
