/** One shop for the tests of a file: the people in it, and what they begin with. */
import { afterAll, beforeAll } from '@jest/globals';
import { type Answer, type Api, date, pointer } from '../../support/api';
import { PlainShop } from './plain-shop';

export const the = {} as {
  shop: PlainShop;
  coordinator: Api;
  manager: Api;
  technician: Api;
  client: string;
  ids: Record<string, string>;
};

export function openPlainShop(): void {
  beforeAll(async () => {
    the.shop = await PlainShop.open();
    const names = ['coordinator', 'manager', 'technician1'];
    const people = await Promise.all(names.map((name) => the.shop.as(name)));
    [the.coordinator, the.manager, the.technician] = people as [Api, Api, Api];
    const staff = (await the.shop.admin.find('Technician')).body.results as { username: string; objectId: string }[];
    the.ids = Object.fromEntries(staff.map(({ username, objectId }) => [username, objectId]));
    the.client = await the.coordinator.made('Client', {
      clientCode: 'ACME',
      companyName: 'Müller & Söhne',
      contactName: 'Ada',
      email: 'ada@acme.example',
      billingStatus: 'Active',
    });
  }, 120_000);
  afterAll(() => the.shop?.end('SIGTERM'));
}

let serial = 0;
export const newBatch = (grams: number) =>
  the.coordinator.made('MaterialBatch', {
    batchCode: `PLA-${++serial}`,
    materialType: 'PLA',
    color: 'Black',
    startingWeightGrams: grams,
  });

export async function newJob(batch: string): Promise<string> {
  return the.coordinator.made('PrintJob', {
    client: pointer('Client', the.client),
    fileName: 'a.stl',
    fileUrl: 'https://files.example/a.stl',
    materialType: 'PLA',
    estimatedPrintMinutes: 30,
    estimatedMaterialGrams: 10,
    materialBatch: pointer('MaterialBatch', batch),
    assignedTechnician: pointer('Technician', the.ids.technician1 as string),
  });
}

export const codesOf = (answers: Answer[]) =>
  answers.map(({ status, body }) => (status < 300 ? 'ok' : body.code)).sort();

export async function pendingLogs(batch: string, grams: number[]): Promise<string[]> {
  const job = await newJob(batch);
  const log = (materialGrams: number, index: number) =>
    the.technician.made('TimeLog', {
      printJob: pointer('PrintJob', job),
      activityType: 'Print',
      startTime: date(new Date(Date.now() - (index + 2) * 3_600_000)),
      endTime: date(new Date(Date.now() - (index + 1) * 3_600_000)),
      materialBatch: pointer('MaterialBatch', batch),
      materialGrams,
    });
  const made: string[] = [];
  for (const [index, materialGrams] of grams.entries()) made.push(await log(materialGrams, index));
  return made;
}

/** What the batch holds, beside what its approved logs say that it must. */
export async function held(batch: string, starting: number) {
  const { body } = await the.shop.admin.get('MaterialBatch', batch);
  const logs = await the.shop.admin.find('TimeLog', {
    materialBatch: pointer('MaterialBatch', batch),
    approvalStatus: 'Approved',
  });
  const used = logs.body.results.reduce((sum: number, log: { materialGrams: number }) => sum + log.materialGrams, 0);
  return {
    left: body.remainingWeightGrams,
    must: Math.round((starting - used) * 100) / 100,
    open: body.openPostings ?? [],
    approved: logs.body.results.length,
  };
}
