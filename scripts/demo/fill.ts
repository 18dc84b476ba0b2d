/** Fills a shop with clients, spools, jobs and a store, acting as its staff; done again, it adds what is missing. */
import { pointerTo } from '../../cloud/kernel/record';
import type { Tools } from '../../cloud/kernel/tools';
import { localUrl } from '../running-shop';
import { CLIENTS, PRINTERS, SPOOLS } from './cast';
import { at, whenOpen } from './clock';
import { ensure, type Ids } from './ensure';
import { Journey } from './journey';
import type { People, Person } from './person';
import { type PlannedJob, planJobs } from './plan';
import { printInRuns } from './runs';
import { SOLIDS, type SolidName } from './solids';
import { fillStore } from './store';
import { beginningOfJob, movesMade, travel } from './ways';

/** Jobs under way at the same time: enough to keep the server busy, few enough to keep it fluent. */
const AT_ONCE = 8;
const clientRows = CLIENTS.map(([clientCode, companyName, contactName, billingStatus], index) => ({
  clientCode,
  companyName,
  contactName,
  billingStatus,
  email: `${clientCode.toLowerCase()}@clients.example`,
  phone: `+49 30 23125 ${100 + index * 37}`,
}));

const spoolRows = SPOOLS.map(({ end, aside, ...fields }) => fields);

/** Uploads a model as a browser does; answers what a File field takes. */
async function upload(who: Person, fileName: string, solid: SolidName, { config }: Tools): Promise<object> {
  const response = await fetch(`${localUrl(config)}/parse/files/${fileName}`, {
    method: 'POST',
    headers: {
      'X-Parse-Application-Id': config.appId,
      'X-Parse-Session-Token': who.sessionToken,
      'Content-Type': 'model/stl',
    },
    body: new Uint8Array(SOLIDS[solid]().stl),
  });
  const answer = (await response.json()) as { name: string; url: string; error?: string };
  if (!response.ok) throw new Error(`The model ${fileName} was refused: ${answer.error}`);
  return { __type: 'File', name: answer.name, url: answer.url };
}

interface Shelf {
  clients: Ids;
  spools: Ids;
  /** Jobs of an earlier, interrupted seeding, by the key of their plan. */
  jobs: Ids;
}

async function createJob(plan: PlannedJob, { clients }: Shelf, people: People, tools: Tools): Promise<string> {
  const { fileName, solid, technician, dueAt } = plan;
  const model = solid
    ? { file: await upload(people.coordinator, fileName, solid, tools) }
    : { fileUrl: `https://models.demo-shop.example/${fileName}` };
  return people.coordinator.make('PrintJob', {
    ...model,
    fileName,
    client: pointerTo('Client', clients.get(plan.clientCode) as string),
    assignedTechnician: technician && pointerTo('Technician', people[technician].id),
    materialType: plan.materialType,
    color: plan.color,
    quantity: plan.quantity,
    priority: plan.priority,
    estimatedPrintMinutes: plan.minutes,
    estimatedMaterialGrams: plan.grams,
    dueDate: dueAt === undefined ? undefined : new Date(dueAt),
    quoteRequested: plan.quoted,
    operationId: plan.key,
  });
}

/** Creates the jobs in the order in which they came, so that their numbers follow it, and lets them travel side by side. */
async function fillQueue(shelf: Shelf, people: People, tools: Tools): Promise<void> {
  const plans = await Promise.all(
    planJobs(Date.now()).map(async (plan) => ({ plan, begins: whenOpen(await beginningOfJob(plan)) })),
  );
  const waiting = plans.sort((one, other) => one.begins - other.begins);
  let created: Promise<unknown> = Promise.resolve();
  const walk = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { plan, begins } = next;
      const made = shelf.jobs.get(plan.key);
      const creating = created.then(() => made ?? at(begins, () => createJob(plan, shelf, people, tools)));
      created = creating;
      const id = await creating;
      const batchId = shelf.spools.get(plan.batchCode) as string;
      const place = { people, id, batchId, movesMade: made ? await movesMade(people, id) : 0 };
      const job = new Journey(plan, begins, place);
      await travel(job);
      if (plan.twists.has('split')) await printInRuns(job);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
}

/** What the scale said afterwards, and the spool that is not to be used any more. */
async function settleShelf({ spools }: Shelf, { coordinator }: People): Promise<void> {
  for (const { batchCode, end } of SPOOLS) {
    const batch = spools.get(batchCode) as string;
    if (end === 'Retired') await coordinator.change('MaterialBatch', batch, { status: 'Retired' });
    else if (end)
      await coordinator.make('StockAdjustment', {
        materialBatch: pointerTo('MaterialBatch', batch),
        ...end,
        operationId: `demo-${batchCode}`,
      });
  }
}

export async function fillShop(people: People, tools: Tools): Promise<void> {
  const { coordinator, manager } = people;
  const [clients, spools, jobs] = await Promise.all([
    ensure(coordinator, 'Client', 'clientCode', clientRows),
    ensure(coordinator, 'MaterialBatch', 'batchCode', spoolRows),
    coordinator.find('PrintJob', { operationId: { $exists: true } }),
    ensure(manager, 'Printer', 'name', PRINTERS),
  ]);
  const shelf = { clients, spools, jobs: new Map(jobs.map((job) => [job.operationId, job.objectId])) };
  await Promise.all([fillQueue(shelf, people, tools), fillStore(people, tools)]);
  await settleShelf(shelf, people);
}
