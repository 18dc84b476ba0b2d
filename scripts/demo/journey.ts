/** One job on its way: each step an ordinary save by whoever would do it, safe to ask for again. */
import { pointerTo } from '../../cloud/kernel/record';
import type { JobNoteNoteType, PrintJobStatus, TimeLogActivityType } from '../../schema/generated';
import type { StaffName } from './cast';
import { at, HOUR_MS, MINUTE_MS, whenOpen } from './clock';
import type { People } from './person';
import type { PlannedJob } from './plan';

type Fields = Record<string, unknown>;

export interface LogPlan {
  activity: TimeLogActivityType;
  minutes: number;
  grams?: number;
  /** What a coordinator made of it; Pending when nobody looked yet. */
  decision?: 'Approved' | 'Rejected';
}

/** The rows that a job in the shop is known by. */
export interface Place {
  people: People;
  id: string;
  /** objectId of the batch it is printed from. */
  batchId: string;
  /** How often it was moved by a seeding that was interrupted. */
  movesMade: number;
}

export class Journey {
  /** Moves asked for so far; those that an interrupted seeding made are not made again. */
  private moves = 0;
  private made = 0;
  /** When the last step was taken. */
  time: number;

  /** Without a place it is a rehearsal, in which nothing but time passes. */
  constructor(
    readonly plan: PlannedJob,
    begins: number,
    readonly place?: Place,
  ) {
    this.time = whenOpen(begins);
  }

  /** Whoever works on it: its technician, or the coordinator of a job that nobody has. */
  get worker(): StaffName {
    return this.plan.technician ?? 'coordinator';
  }

  /** Lets time pass, as much more or less as this job is slow or quick, until somebody is there. */
  wait(hours: number): void {
    this.time = whenOpen(this.time + hours * this.plan.pace * HOUR_MS);
  }

  async move(status: PrintJobStatus, fields: Fields = {}, who: StaffName = 'coordinator'): Promise<void> {
    await this.makeMove(({ people, id }) => people[who].change('PrintJob', id, { status, ...fields }));
  }

  async quote(): Promise<void> {
    const { grams, minutes } = this.plan;
    const totalMinor = 900 + Math.round(grams * 12 + minutes * 4.5);
    const quote = { totalMinor, currency: 'EUR', validDays: 21 };
    await this.makeMove(({ people, id }) => people.coordinator.call('sendQuote', { jobId: id, ...quote }));
  }

  async check(checkStatus: 'Pending' | 'Passed' | 'Failed', issuesFound?: string): Promise<void> {
    const counts = { Pending: [3, 0], Passed: [8, 0], Failed: [7, 1] }[checkStatus];
    const [checksPassed, checksFailed] = counts;
    await this.add('FileCheck', { checkStatus, checksPassed, checksFailed, issuesFound });
  }

  async note(noteType: JobNoteNoteType, message: string): Promise<void> {
    await this.add('JobNote', { noteType, message });
  }

  /** Does the work and logs it when it is done. */
  async log({ activity, minutes, grams, decision }: LogPlan): Promise<void> {
    const startTime = new Date(this.time);
    this.time += minutes * MINUTE_MS;
    const times = { startTime, endTime: new Date(this.time) };
    const material = (batchId: string) => ({
      materialGrams: grams,
      materialBatch: pointerTo('MaterialBatch', batchId),
    });
    const log = await this.add('TimeLog', (place) => ({
      activityType: activity,
      ...times,
      ...(grams ? material(place.batchId) : {}),
    }));
    if (!decision) return;
    const approver = this.worker === 'coordinator' ? 'manager' : 'coordinator';
    await this.act(({ people }) => people[approver].change('TimeLog', log as string, { approvalStatus: decision }));
  }

  /** A timer that runs now, whenever the job began. */
  async startTimer(minutesAgo: number): Promise<void> {
    const now = Date.now();
    if (this.place) this.time = now;
    await this.add('TimeLog', { activityType: 'Print', startTime: new Date(now - minutesAgo * MINUTE_MS) });
  }

  private async makeMove(work: (place: Place) => Promise<unknown>): Promise<void> {
    this.moves++;
    await this.act((place) => (this.moves > place.movesMade ? work(place) : Promise.resolve()));
  }

  /** Creates what hangs on the job, once: sent again it answers with the first. */
  private async add(className: string, fields: Fields | ((place: Place) => Fields)): Promise<string | undefined> {
    const operationId = `${this.plan.key}-${++this.made}`;
    return this.act((place) =>
      place.people[this.worker].make(className, {
        printJob: pointerTo('PrintJob', place.id),
        ...(typeof fields === 'function' ? fields(place) : fields),
        operationId,
      }),
    );
  }

  /** Does it at the job's time; not at all in a rehearsal. */
  private async act<T>(work: (place: Place) => Promise<T>): Promise<T | undefined> {
    const { place } = this;
    return place && at(this.time, () => work(place));
  }
}

/** When a job has to begin so that walking its way ends at this time or a little before. */
export async function beginningOf(
  plan: PlannedJob,
  arrival: number,
  walk: (job: Journey) => Promise<void>,
): Promise<number> {
  for (let begins = arrival; ; ) {
    const rehearsal = new Journey(plan, begins);
    await walk(rehearsal);
    const late = rehearsal.time - arrival;
    if (late <= 0) return begins;
    begins -= Math.max(late, HOUR_MS);
  }
}
