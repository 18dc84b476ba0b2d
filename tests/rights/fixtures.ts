/**
 * The one thing about a class that the schema cannot say: how a valid row of it is made, and which
 * new values its rules take where any value of the right type would not do.
 */
import { requestOf } from '../portal/portal';
import { told } from '../preflight/waiting';
import { addHidden } from '../scripts/tamper';

import { date, fromAnywhere, pointer } from '../support/api';
import { cubeStl } from '../support/models';
import { batchFields, checkFields, clientFields, jobFields, logFields, next } from '../support/shop';
import { PASSWORD } from '../support/staff';
import { uploaded } from '../support/tus';
import type { Standing } from './expected';
import { storeFixtures } from './store-fixtures';
import { apiOf, type World } from './world';

export type Fields = Record<string, unknown>;

/** A value, or how to get one for whoever is to send it. */
type Given = unknown | ((world: World, who: Standing) => unknown);

export interface Fixture {
  /** Fields of a row that may be created, hanging on this job where rows of the class do. */
  body?: (world: World, job: string) => Fields | Promise<Fields>;
  /** Makes the row readable to technician1, where that takes another row. */
  share?: (world: World, id: string) => Promise<unknown>;
  /** Finds a row of a class that the server alone writes. */
  found?: (world: World) => Promise<string>;
  /** A field, and the one of the body that it is sent in place of. */
  instead?: Record<string, string>;
  create?: Record<string, Given>;
  update?: Record<string, Given>;
}

const keyFields = {
  name: 'Scale',
  role: 'coordinator',
  scopes: ['Client:read'],
  expiresAt: date(new Date(Date.now() + 86_400_000)),
};

const minutesAgo = (minutes: number) => date(new Date(Date.now() - minutes * 60_000));
const firstOf = async ({ shop }: World, className: string, where: Fields): Promise<string> =>
  (await shop.master.find(className, where, { limit: 1 })).body.results[0].objectId;

/** An upload belongs to whoever brought it; strangers cannot, so they try the coordinator's. */
const upload = ({ shop }: World, who: Standing) =>
  (who.role ? apiOf(shop, who) : shop.coordinator).upload(`part${next()}.stl`, cubeStl(5));

const resumed = ({ shop }: World) => uploaded(shop.url, `part${next()}.stl`, cubeStl(5), fromAnywhere());

export const fixtures: Record<string, Fixture> = {
  ...storeFixtures,
  AccountRequest: {
    // What is asked for is gone soon; this one nobody takes up.
    found: ({ shop }) =>
      addHidden(shop.env.DATABASE_URI as string, 'AccountRequest', {
        email: `asked${next()}@shop.example`,
        name: 'Ada',
        language: 'en',
      }),
  },
  AuditEvent: { found: (world) => firstOf(world, 'AuditEvent', { entityId: world.job }) },
  EmailMessage: { found: (world) => firstOf(world, 'EmailMessage', { printJob: pointer('PrintJob', world.job) }) },
  SecondFactor: {
    found: async (world) => {
      await world.shop.technician1.call('startSecondFactor', { password: PASSWORD });
      return firstOf(world, 'SecondFactor', {});
    },
  },
  ApiKey: {
    found: async ({ shop }) => (await shop.manager.call('createApiKey', keyFields)).body.result.id,
    update: { state: 'Revoked' },
  },
  Webhook: {
    body: () => ({
      name: `Hook ${next()}`,
      url: 'https://hooks.example/print-shop',
      events: ['PrintJob.*'],
      isActive: false,
    }),
    create: { url: 'https://hooks.example/other', events: ['*'], isActive: false },
    update: { url: 'https://hooks.example/other', events: ['*'], isActive: false },
  },
  WebhookDelivery: {
    found: async ({ shop }) => {
      const webhook = { name: `Hook ${next()}`, url: 'https://hooks.example/', events: ['Client.*'], isActive: false };
      const webhookId = await shop.manager.made('Webhook', webhook);
      // Of one that is switched off nothing is sent.
      return (await shop.manager.call('pingWebhook', { webhookId })).body.result.deliveryId;
    },
  },
  Counter: { found: (world) => firstOf(world, 'Counter', {}) },
  Client: {
    body: clientFields,
    share: ({ shop }, id) =>
      shop.manager.made('PrintJob', {
        ...jobFields(id),
        assignedTechnician: pointer('Technician', shop.ids.technician1),
      }),
  },
  Technician: {
    body: () => ({
      username: `staff${next()}`,
      email: `staff${next()}@shop.example`,
      password: PASSWORD,
      role: 'technician',
    }),
    create: { password: PASSWORD },
    update: { password: `${PASSWORD}-2`, role: 'coordinator' },
  },
  Material: { body: () => ({ name: `Resin ${next()}`, densityGramsPerCm3: 1.1 }) },
  MaterialBatch: {
    body: () => batchFields(),
    // The shop's own spelling is put in its place, so this is a change that changes nothing else.
    create: { materialType: 'pla' },
    update: { materialType: 'pla', startingWeightGrams: 1001, remainingWeightGrams: 500 },
  },
  StockAdjustment: {
    body: async ({ shop }) => ({
      materialBatch: pointer('MaterialBatch', await shop.manager.made('MaterialBatch', batchFields(1000))),
      gramsChange: -1,
      reason: 'Spilled',
    }),
    instead: { countedGrams: 'gramsChange' },
    create: { countedGrams: 999 },
  },
  FileCheck: {
    body: (_world, job) => checkFields(job),
    update: { checkStatus: 'Pending' },
    create: { checkStatus: 'Pending', checksFailed: 0, fileRevision: 1 },
  },
  FilePreflight: {
    found: async (world) => {
      // The row of a file that is still looked at changes by itself.
      const upload = await resumed(world);
      await told(world.shop, upload);
      return firstOf(world, 'FilePreflight', { storageName: upload.uploadId });
    },
  },
  FileReport: {
    found: async (world) => {
      await world.shop.master.call('verifyFiles');
      return firstOf(world, 'FileReport', {});
    },
  },
  FileRevision: { found: (world) => firstOf(world, 'FileRevision', { printJob: pointer('PrintJob', world.job) }) },
  JobNote: {
    body: (_world, job) => ({
      printJob: pointer('PrintJob', job),
      noteType: 'Client Update',
      message: 'Half is done.',
    }),
    // A coordinator's is shown unless they say otherwise, and a note of another kind never is.
    create: { visibleToCustomer: false },
    update: { visibleToCustomer: false },
  },
  PrintJob: {
    body: ({ otherClient, shop }) => ({
      ...jobFields(otherClient),
      assignedTechnician: pointer('Technician', shop.ids.technician1),
    }),
    create: {
      status: 'Received',
      materialType: 'pla',
      fileUrl: 'https://files.example/a.stl',
      file: upload,
      upload: resumed,
      quality: 'fine',
      estimateSource: 'person',
    },
    update: {
      status: 'File Review',
      materialType: 'pla',
      fileUrl: 'https://files.example/b.stl',
      file: upload,
      upload: resumed,
      quality: 'fine',
    },
  },
  ModelUpload: {
    found: async (world) => {
      const { uploadId } = await resumed(world);
      return firstOf(world, 'ModelUpload', { uploadKey: uploadId });
    },
  },
  Printer: {
    body: () => ({ name: `Printer ${next()}`, buildWidthMm: 250, buildDepthMm: 210, buildHeightMm: 220 }),
    create: { connectorUrl: 'http://printer.example' },
    update: { connectorUrl: 'http://printer.example' },
  },
  PrintProfile: {
    body: () => ({ quality: `Quality ${next()}`, layerHeightMm: 0.2, infillPercent: 20 }),
    create: { materialType: 'pla' },
  },
  TimeLog: {
    body: (_world, job) => logFields(job),
    create: { startTime: minutesAgo(65), endTime: minutesAgo(5), minutesLogged: 60, approvalStatus: 'Pending' },
    update: { startTime: minutesAgo(66), endTime: minutesAgo(6), minutesLogged: 61 },
  },
  PrintRequest: {
    found: async (world) => {
      await world.shop.stranger.call('requestPrint', await requestOf(world.shop));
      return firstOf(world, 'PrintRequest', {});
    },
  },
  TrackingLink: {
    found: async (world) => {
      await world.shop.manager.call('resendLink', { jobId: world.job });
      return firstOf(world, 'TrackingLink', { printJob: pointer('PrintJob', world.job) });
    },
  },
  JobQuote: {
    found: async ({ shop, quotedJob }) =>
      (await shop.manager.call('sendQuote', { jobId: quotedJob, totalMinor: 4200, currency: 'EUR' })).body.result
        .quoteId,
  },
};
