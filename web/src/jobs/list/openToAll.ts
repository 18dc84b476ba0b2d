/** The moves that somebody could make of each of these jobs. */
import { MOVES_WITH_REASON } from '../../../../cloud/domain/jobs/moves';
import type { PrintJobMove } from '../../../../schema/generated';
import type { Row } from '../../providers/errors';
import { movesFrom, type Who } from '../../providers/rights';

export interface CommonMove {
  to: string;
  wantsReason: boolean;
}

/** Jobs that stand in different places may come to the same one by different moves. */
export function openToAll(jobs: readonly Row[], who: Who): CommonMove[] {
  const [first = [], ...others] = jobs.map((job) => movesFrom(job, 'PrintJob', who));
  return first
    .map(({ to }) => [...others, first].map((moves) => moves.find((move) => move.to === to)))
    .filter((moves) => moves.every(Boolean))
    .map((moves) => ({
      to: moves[0]?.to as string,
      wantsReason: moves.some((move) => MOVES_WITH_REASON.has(move?.name as PrintJobMove)),
    }));
}
