/** One job on its way: each step an ordinary save by whoever would do it, safe to ask for again. */
import { pointerTo } from '../../cloud/kernel/record';
import type { JobNoteNoteType, PrintJobStatus, TimeLogActivityType } from '../../schema/generated';
import type { People, Person } from './person';
import type { PlannedJob } from './plan';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

type Fields = Record<string, unknown>;

export interface LogPlan {
  activity: TimeLogActivityType;
  minutes: number;
  grams?: number;
  /** What a coordinator made of it; Pending when nobody looked yet. */
  decision?: 'Approved' | 'Rejected';
}

export class Journey {
  /** Moves asked for so far; those that an interrupted seed made are not made again. */
  private moves = 0;
  private made = 0;
  /** Minutes after the work began at which the next log starts. */
  private clock = 0;

  constructor(
    readonly plan: PlannedJob,
    readonly people: People,
    readonly id: string,
    /** objectId of the batch it is printed from. */
    readonly batchId: string,
    private readonly movesMade: number,
  ) {}

  get coordinator(): Person {
    return this.people.coordinator;
  }

  /** Whoever works on it: its technician, or the coordinator of a job that nobody has. */
  get worker(): Person {
    return this.plan.technician ? this.people[this.plan.technician] : this.coordinator;
  }

  /** Counts a move; true when it is still to be made. */
  isNextMove(): boolean {
    return ++this.moves > this.movesMade;
  }

  async move(status: PrintJobStatus, fields: Fields = {}, who = this.coordinator): Promise<void> {
    if (this.isNextMove()) await who.change('PrintJob', this.id, { status, ...fields });
  }

  async quote(): Promise<void> {
    const { grams, minutes } = this.plan;
    const totalMinor = 900 + Math.round(grams * 12 + minutes * 4.5);
    const quote = { jobId: this.id, totalMinor, currency: 'EUR', validDays: 21 };
    if (this.isNextMove()) await this.coordinator.call('sendQuote', quote);
  }

  async check(checkStatus: 'Pending' | 'Passed' | 'Failed', issuesFound?: string): Promise<void> {
    const counts = { Pending: [3, 0], Passed: [8, 0], Failed: [7, 1] }[checkStatus];
    const [checksPassed, checksFailed] = counts;
    await this.add('FileCheck', { checkStatus, checksPassed, checksFailed, issuesFound }, this.worker);
  }

  async note(noteType: JobNoteNoteType, message: string, who = this.worker): Promise<void> {
    await this.add('JobNote', { noteType, message }, who);
  }

  /** Logs finished work, one log after the other, on the day of the plan. */
  async log({ activity, minutes, grams, decision }: LogPlan): Promise<void> {
    const startTime = this.nextStart();
    const endTime = new Date(startTime.getTime() + minutes * MINUTE_MS);
    this.clock += minutes + 5;
    const material = grams ? { materialGrams: grams, materialBatch: pointerTo('MaterialBatch', this.batchId) } : {};
    const log = await this.add('TimeLog', { activityType: activity, startTime, endTime, ...material }, this.worker);
    if (!decision) return;
    const approver = this.worker === this.coordinator ? this.people.manager : this.coordinator;
    await approver.change('TimeLog', log, { approvalStatus: decision });
  }

  async startTimer(minutesAgo: number): Promise<void> {
    const startTime = new Date(Date.now() - minutesAgo * MINUTE_MS);
    await this.add('TimeLog', { activityType: 'Print', startTime }, this.worker);
  }

  /** Work of earlier days began in the morning, UTC; all of today's lies behind. */
  private nextStart(): Date {
    const { workedDaysAgo, beganMinutesAgo, priority } = this.plan;
    const midnight = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const began =
      workedDaysAgo === 0
        ? Date.now() - beganMinutesAgo * MINUTE_MS
        : midnight - workedDaysAgo * DAY_MS + (7 * 60 + priority * 20) * MINUTE_MS;
    return new Date(began + this.clock * MINUTE_MS);
  }

  /** Creates what hangs on the job, once: sent again it answers with the first. */
  private add(className: string, fields: Fields, who: Person): Promise<string> {
    const operationId = `${this.plan.key}-${++this.made}`;
    return who.make(className, { printJob: pointerTo('PrintJob', this.id), ...fields, operationId });
  }
}
