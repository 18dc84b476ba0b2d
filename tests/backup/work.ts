/** Work that goes on in a shop until it is told to end. */
import { pointer } from '../support/api';
import { cubeStl } from '../support/models';
import { batchFields, checkFields, clientFields, jobFields, logFields, type Shop } from '../support/shop';
import { uploaded } from '../support/tus';

export interface Work {
  /** Writes that were answered so far. */
  answered(): number;
  end(): Promise<void>;
}

/** One job from its file to a log that is approved, on a batch of all. */
async function oneJob({ coordinator, technician1, ids, url }: Shop, client: string, batch: string, done: () => void) {
  const { fileName: _name, fileUrl: _url, ...fields } = jobFields(client);
  const upload = await uploaded(url, 'part.stl', cubeStl(5 + (Date.now() % 50)));
  const job = await coordinator.made('PrintJob', {
    ...fields,
    upload,
    assignedTechnician: pointer('Technician', ids.technician1),
    materialBatch: pointer('MaterialBatch', batch),
  });
  done();
  await coordinator.changed('PrintJob', job, { status: 'File Review' });
  await technician1.made('FileCheck', checkFields(job));
  await coordinator.changed('PrintJob', job, { status: 'Queued' });
  done();
  await technician1.changed('PrintJob', job, { status: 'Printing' });
  const used = { materialBatch: pointer('MaterialBatch', batch), materialGrams: 1.25 };
  const log = await technician1.made('TimeLog', { ...logFields(job), ...used });
  await coordinator.changed('TimeLog', log, { approvalStatus: 'Approved' });
  done();
}

/** People who make jobs, move them, log and approve, one after the other, several at once. */
export async function keepWorking(shop: Shop, people = 3): Promise<Work> {
  const client = await shop.coordinator.made('Client', clientFields());
  const batch = await shop.coordinator.made('MaterialBatch', batchFields(50_000));
  let answered = 0;
  let isOver = false;
  const worker = async () => {
    while (!isOver)
      await oneJob(shop, client, batch, () => {
        answered++;
      });
  };
  const all = Promise.all(Array.from({ length: people }, worker));
  return {
    answered: () => answered,
    end: async () => {
      isOver = true;
      await all;
    },
  };
}
