/** People at work on jobs, one after the other, who do what they were doing again when an answer was lost. */
import type { Answer, Api } from '../support/api';
import { pointer } from '../support/api';
import { checkFields, jobFields, logFields, type Shop } from '../support/shop';

/** What a job went through, as its worker was told; the last entry is still unanswered while `unsure`. */
export interface Told {
  job: string | undefined;
  events: string[];
  unsure: boolean;
}

/** The way of a log, as its worker was told. */
export interface ToldLog {
  id: string;
  batch: string;
  grams: number;
  /** undefined once it is deleted. */
  approvalStatus: string | undefined;
  unsure: boolean;
}

/** Lets everybody through while the server is up. */
export class Gate {
  private opening: Promise<void> | undefined;
  private release = () => undefined as void;

  get isClosed(): boolean {
    return this.opening !== undefined;
  }
  close(): void {
    this.opening = new Promise((resolve) => {
      this.release = resolve;
    });
  }
  open(): void {
    this.opening = undefined;
    this.release();
  }
  async pass(): Promise<void> {
    await this.opening;
  }
}

/** write.stale in the table of errors. */
const CHANGED_MEANWHILE = 1105;

let serial = 0;

export class Worker {
  readonly jobs: Told[] = [];
  readonly logs: ToldLog[] = [];
  /** Grams this worker took by adjustments, in hundredths. */
  adjusted = 0;
  parked: Promise<void>;
  private park = () => undefined as void;

  constructor(
    private readonly shop: Shop,
    private readonly gate: Gate,
    private readonly client: string,
    private readonly batch: string,
    private readonly random: () => number,
  ) {
    this.parked = this.newPark();
  }

  /** Works until told to stop; the job at hand is finished. */
  async work(goesOn: () => boolean): Promise<void> {
    while (goesOn()) await this.oneJob();
    this.park();
  }

  private newPark(): Promise<void> {
    return new Promise((resolve) => {
      this.park = resolve;
    });
  }

  /** Sends until there is an answer; `wasDone` tells of a repeat's answer that the first try had got through. */
  private async until(
    send: (again: boolean) => Promise<Answer>,
    wasDone: (answer: Answer) => boolean,
  ): Promise<Answer> {
    for (let again = false; ; again = true) {
      await this.wait();
      const answer = await send(again).catch(() => undefined);
      if (!answer) continue;
      // The first try, that had no answer, was written just now: the next look sees it.
      if (again && answer.body.code === CHANGED_MEANWHILE) continue;
      if (answer.status < 300 || (again && wasDone(answer))) return answer;
      throw new Error(`Refused: ${JSON.stringify(answer)}`);
    }
  }

  /** While the server is down nobody works. */
  private async wait(): Promise<void> {
    if (!this.gate.isClosed) return;
    this.park();
    await this.gate.pass();
    this.parked = this.newPark();
  }

  private async make(as: (shop: Shop) => Api, className: string, fields: Record<string, unknown>): Promise<string> {
    const operationId = `operation-${++serial}`;
    const answer = await this.until(
      () => as(this.shop).create(className, { ...fields, operationId }),
      () => false,
    );
    return answer.body.objectId;
  }

  private async move(told: Told, as: (shop: Shop) => Api, status: string, event: string): Promise<void> {
    told.events.push(event);
    told.unsure = true;
    await this.until(
      () => as(this.shop).update('PrintJob', told.job as string, { status }),
      ({ body }) => body.code === 1303 && body.error.includes(`it is ${status} now`),
    );
    told.unsure = false;
  }

  private async log(job: string): Promise<ToldLog> {
    const grams = (1 + Math.floor(this.random() * 500)) / 100;
    const fields = { ...logFields(job), materialBatch: pointer('MaterialBatch', this.batch), materialGrams: grams };
    const id = await this.make(({ technician1 }) => technician1, 'TimeLog', fields);
    const told = { id, batch: this.batch, grams, approvalStatus: 'Pending', unsure: false };
    this.logs.push(told);
    return told;
  }

  private async decide(told: ToldLog, approvalStatus: string): Promise<void> {
    told.unsure = true;
    const send = async (again: boolean): Promise<Answer> => {
      const { coordinator } = this.shop;
      const seen = again ? await coordinator.get('TimeLog', told.id) : undefined;
      return seen?.body.approvalStatus === approvalStatus
        ? seen
        : coordinator.update('TimeLog', told.id, { approvalStatus });
    };
    await this.until(send, () => false);
    Object.assign(told, { approvalStatus, unsure: false });
  }

  private async remove(told: ToldLog): Promise<void> {
    told.unsure = true;
    await this.until(
      () => this.shop.coordinator.remove('TimeLog', told.id),
      ({ status }) => status === 404,
    );
    Object.assign(told, { approvalStatus: undefined, unsure: false });
  }

  private async oneJob(): Promise<void> {
    const coordinator = (shop: Shop) => shop.coordinator;
    const technician = (shop: Shop) => shop.technician1;
    const told: Told = { job: undefined, events: ['create'], unsure: true };
    this.jobs.push(told);
    told.job = await this.make(coordinator, 'PrintJob', {
      ...jobFields(this.client),
      assignedTechnician: pointer('Technician', this.shop.ids.technician1),
      materialBatch: pointer('MaterialBatch', this.batch),
    });
    told.unsure = false;
    await this.move(told, technician, 'File Review', 'startReview');
    await this.make(technician, 'FileCheck', checkFields(told.job));
    await this.move(told, coordinator, 'Queued', 'queueUnquoted');
    await this.move(told, technician, 'Printing', 'start');
    await this.decide(await this.log(told.job), 'Approved');
    const second = await this.log(told.job);
    await this.decide(second, 'Approved');
    await this.decide(second, 'Rejected');
    const third = await this.log(told.job);
    await this.decide(third, 'Approved');
    await this.remove(third);
    const adjustment = { materialBatch: pointer('MaterialBatch', this.batch), gramsChange: -0.25, reason: 'a tangle' };
    await this.make(coordinator, 'StockAdjustment', adjustment);
    this.adjusted += 25;
    await this.move(told, technician, 'Post-Processing', 'finishPrint');
    await this.move(told, technician, 'Ready', 'finish');
    await this.move(told, coordinator, 'Dispatched', 'dispatch');
    await this.move(told, coordinator, 'Completed', 'complete');
  }
}
