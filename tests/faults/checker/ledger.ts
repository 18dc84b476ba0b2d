/** What clients were told, as they noted it when the answer came. */

/** So many rows of the class must have these values, whatever happened since. */
export interface Fact {
  /** Which operation was acknowledged. */
  operation: string;
  className: string;
  where: Record<string, unknown>;
  exactly: number;
}

/** A file whose bytes were taken. */
export interface FileFact {
  operation: string;
  job: string;
  sha256: string;
}

export class Ledger {
  readonly facts: Fact[] = [];
  readonly files: FileFact[] = [];
  /** Acknowledged operations, by their kind. */
  readonly counts = new Map<string, number>();

  /** An operation was acknowledged; what must be there of it follows with `row`, `none` and `file`. */
  acknowledged(operation: string): void {
    this.counts.set(operation, (this.counts.get(operation) ?? 0) + 1);
  }

  row(operation: string, className: string, where: Record<string, unknown>, exactly = 1): void {
    this.facts.push({ operation, className, where, exactly });
  }

  file(operation: string, job: string, sha256: string): void {
    this.files.push({ operation, job, sha256 });
  }

  /** A move of a job: in its row's history once, and mailed once where its customer is told. */
  moved(operation: string, job: string, action: string, mail?: string): void {
    this.acknowledged(operation);
    this.row(operation, 'AuditEvent', { entityType: 'PrintJob', entityId: job, action });
    if (mail) this.row(operation, 'EmailMessage', { printJob: job, event: mail });
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
