/** The moves that somebody may make of a job now, and what each of them still lacks, by the server's own rules. */
import { ShopError } from '../../../../cloud/domain/errors';
import { guards, type MoveFacts } from '../../../../cloud/domain/jobs/guards';
import { MOVES_WITH_REASON } from '../../../../cloud/domain/jobs/moves';
import type { PrintJobMove } from '../../../../schema/generated';
import type { Row } from '../../providers/errors';
import { movesFrom } from '../../providers/rights';
import type { JobPage } from './JobContext';

export interface JobMove {
  name: PrintJobMove;
  to: string;
  wantsReason: boolean;
  missing: ShopError[];
}

/** The check that counts: the newest of this file, of the whole job where a run has none. */
export function latestCheck(job: Row, checks: Row[]): Row | undefined {
  const ofFile = checks.filter(({ fileRevision }) => fileRevision === job.fileRevision);
  return ofFile.find(({ printJob }) => printJob === job.id) ?? ofFile[0];
}

function factsOf({ job, checks, logs, quotes }: JobPage): Omit<MoveFacts, 'move'> {
  const [quote] = quotes.rows;
  const running = logs.rows.find(({ endTime }) => !endTime)?.included?.technician;
  return {
    // Whoever presses the button is asked for the reason.
    job: { ...job, statusReason: '…' } as unknown as MoveFacts['job'],
    now: new Date(),
    latestCheck: latestCheck(job, checks.rows) as unknown as MoveFacts['latestCheck'],
    newestQuote: quote && ({ ...quote, validUntil: new Date(quote.validUntil) } as unknown as MoveFacts['newestQuote']),
    batch: job.included?.materialBatch as MoveFacts['batch'],
    runningLogOf: running && (running.displayName ?? running.username),
    undecidedLogs: logs.rows.filter(({ approvalStatus }) => approvalStatus === 'Pending').length,
  };
}

function missingFor(facts: MoveFacts): ShopError[] {
  return guards[facts.move].flatMap((guard) => {
    try {
      guard(facts);
      return [];
    } catch (error) {
      if (error instanceof ShopError) return [error];
      throw error;
    }
  });
}

export function openMoves(page: JobPage): JobMove[] {
  const { job, who } = page;
  const facts = factsOf(page);
  return movesFrom(job, 'PrintJob', who).map(({ name, to }) => {
    const move = name as PrintJobMove;
    // Going back to where it was, a job stands there for the rules.
    const then = { ...facts, job: { ...facts.job, status: to } as MoveFacts['job'], move };
    // The quote is sent with the move.
    const missing = missingFor(then).filter(({ errorName }) => !(move === 'quote' && errorName === 'job.noQuote'));
    return { name: move, to, wantsReason: MOVES_WITH_REASON.has(move), missing };
  });
}
