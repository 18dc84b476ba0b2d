/** The columns side by side. While a card is lifted, those that it may not go to are dimmed and refuse it. */
import { type BeforeCapture, DragDropContext, type DropResult } from '@hello-pangea/dnd';
import { Box } from '@mui/material';
import { memo, useCallback, useRef, useState } from 'react';
import { useStore, useTranslate } from 'react-admin';
import { flushSync } from 'react-dom';
import { MOVES_WITH_REASON } from '../../../cloud/domain/jobs/moves';
import type { PrintJobMove } from '../../../schema/generated';
import { useAnnounced } from '../parts/announce';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { movesFrom, type OpenMove } from '../providers/rights';
import { Column } from './Column';
import { FoldedColumn } from './FoldedColumn';
import type { BoardFilter } from './filter';
import { CLOSED, OPEN } from './statuses';
import type { useBoard } from './useBoard';
import { useEdgeScroll } from './useEdgeScroll';

interface Props {
  filter: BoardFilter;
  names: ReadonlyMap<string, string>;
  board: ReturnType<typeof useBoard>;
  drop: (job: Row, status: string, isReasonNeeded: boolean) => void;
}

interface Lifted {
  job: Row;
  moves: OpenMove[];
  /** By the keyboard, which reaches only columns in sight: the others make room. */
  isByKeys: boolean;
}

export const Columns = memo(function Columns({ filter, names, board, drop }: Props) {
  const translate = useTranslate();
  const who = useWho();
  const [held, setHeld] = useState<Lifted>();
  const place = useRef<HTMLDivElement>(null);
  useEdgeScroll(place, held !== undefined && !held.isByKeys);
  const [unfolded, setUnfolded] = useStore<string[]>('unfoldedColumns', []);
  const unfold = useCallback((status: string) => setUnfolded((known) => [...known, status]), [setUnfolded]);
  const fold = useCallback(
    (status: string) => setUnfolded((known) => known.filter((one) => one !== status)),
    [setUnfolded],
  );

  function lift({ draggableId, mode }: BeforeCapture) {
    const job = board.find(draggableId);
    if (!job || !who) return;
    board.hold();
    // Before the library measures the columns: a folded one opens for the card.
    flushSync(() => setHeld({ job, moves: movesFrom(job, 'PrintJob', who), isByKeys: mode === 'SNAP' }));
  }

  function land({ source, destination }: DropResult) {
    setHeld(undefined);
    const move = held?.moves.find(({ to }) => to === destination?.droppableId);
    if (held && move && destination && destination.droppableId !== source.droppableId)
      drop(held.job, move.to, MOVES_WITH_REASON.has(move.name as PrintJobMove));
    board.release();
  }

  const announced = useAnnounced(
    {
      nameOf: (id) => board.find(id)?.jobNumber,
      placeOf: ({ droppableId }) => translate(`resources.PrintJob.values.status.${droppableId}`),
    },
    land,
  );
  const isTarget = (status: string) => held?.moves.some(({ to }) => to === status);
  return (
    <DragDropContext dragHandleUsageInstructions={translate('board.how')} onBeforeCapture={lift} {...announced}>
      <Box
        data-board
        ref={place}
        sx={{ flex: 1, minHeight: 0, overflow: 'auto', display: 'flex', alignItems: 'stretch', gap: 1, pb: 1 }}
      >
        {OPEN.map((status) => (
          <Column
            key={status}
            status={status}
            filter={filter}
            names={names}
            isTarget={isTarget(status)}
            isHome={held?.job.status === status}
            isTight={held?.isByKeys}
          />
        ))}
        {CLOSED.map((status) =>
          unfolded.includes(status) ? (
            <Column
              key={status}
              status={status}
              filter={filter}
              names={names}
              isTarget={isTarget(status)}
              isTight={held?.isByKeys}
              fold={fold}
            />
          ) : (
            <FoldedColumn
              key={status}
              status={status}
              filter={filter}
              isTarget={isTarget(status)}
              isTight={held?.isByKeys}
              unfold={unfold}
            />
          ),
        )}
      </Box>
    </DragDropContext>
  );
});
