/** The queue as a board: a column for each status, cards that go where the lifecycle lets them. */
import { Box } from '@mui/material';
import { useCallback, useState } from 'react';
import { Title } from 'react-admin';
import { useTechnicianNames } from '../parts/useTechnicianNames';
import type { Row } from '../providers/errors';
import { Columns } from './Columns';
import { FilterBar } from './FilterBar';
import { useBoardFilter } from './filter';
import { ReasonDialog } from './ReasonDialog';
import { createRefusals, RefusalsContext } from './refusals';
import { useBoard } from './useBoard';
import { useMove } from './useMove';

export default function BoardPage() {
  const [filter, change, clear] = useBoardFilter();
  const names = useTechnicianNames();
  const board = useBoard(filter);
  const { show, restore, move } = useMove(board);
  const [refusals] = useState(createRefusals);
  const [asked, setAsked] = useState<{ job: Row; status: string }>();

  const drop = useCallback(
    (job: Row, status: string, isReasonNeeded: boolean) => {
      refusals.clear(job.id);
      if (isReasonNeeded) {
        show(job, status);
        setAsked({ job, status });
      } else move(job, status).catch((error: Error) => refusals.say(job.id, error.message));
    },
    [refusals, show, move],
  );

  return (
    <RefusalsContext.Provider value={refusals}>
      <Title title="board.title" />
      <Box
        sx={{
          minWidth: 0,
          display: 'flex',
          flexDirection: 'column',
          gap: 1.5,
          pt: 1.5,
          height: 'calc(100vh - 56px)',
          minHeight: 420,
        }}
      >
        <FilterBar filter={filter} change={change} clear={clear} names={names} />
        <Columns filter={filter} names={names} board={board} drop={drop} />
      </Box>
      {asked && (
        <ReasonDialog
          job={asked.job}
          status={asked.status}
          save={(reason) => move(asked.job, asked.status, reason)}
          done={() => setAsked(undefined)}
          cancel={() => {
            setAsked(undefined);
            restore(asked.job);
          }}
        />
      )}
    </RefusalsContext.Provider>
  );
}
