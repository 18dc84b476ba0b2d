/** One status: its name, how many jobs it has, and their cards. */
import { Droppable } from '@hello-pangea/dnd';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, Button, IconButton, Skeleton, Typography } from '@mui/material';
import { memo } from 'react';
import { useTranslate } from 'react-admin';
import { Refusal } from '../parts/Refusal';
import { useMinute } from '../parts/useMoment';
import { useWho } from '../parts/useWho';
import { movesFrom } from '../providers/rights';
import { CardSlot } from './CardSlot';
import type { BoardFilter } from './filter';
import { isLate } from './statuses';
import { PER_COLUMN, useColumn } from './useColumn';

export interface ColumnProps {
  status: string;
  filter: BoardFilter;
  /** Names by technician's id. */
  names: ReadonlyMap<string, string>;
  /** A card is lifted: may it be put here? undefined: none is. */
  isTarget?: boolean;
  /** The lifted card came from here. */
  isHome?: boolean;
  /** Makes room: narrow where the card may go, a strip where it may not. */
  isTight?: boolean;
  /** Folds the column; a column without stays open. */
  fold?: (status: string) => void;
}

export const Column = memo(function Column({ status, filter, names, isTarget, isHome, isTight, fold }: ColumnProps) {
  const translate = useTranslate();
  const who = useWho();
  const now = useMinute();
  const { data, error, refetch, show } = useColumn(status, filter, true);
  const rows = data?.rows ?? [];
  const isDimmed = isTarget === false && !isHome;
  const name = translate(`resources.PrintJob.values.status.${status}`);
  return (
    <Box
      component="section"
      aria-label={name}
      aria-disabled={isDimmed || undefined}
      data-status={status}
      sx={{
        flex: isTight ? (isDimmed ? '0 0 16px' : '1 1 110px') : '0 0 212px',
        minWidth: 0,
        overflow: isTight && isDimmed ? 'hidden' : undefined,
        display: 'flex',
        flexDirection: 'column',
        borderRadius: 1.5,
        bgcolor: 'action.hover',
        opacity: isDimmed ? 0.35 : 1,
        position: 'relative',
        // Above the head, which would hide an outline of the column's own.
        '&::after': {
          content: isTarget && !isHome ? '""' : 'none',
          position: 'absolute',
          inset: 0,
          zIndex: 2,
          border: '2px solid',
          borderColor: 'primary.main',
          borderRadius: 'inherit',
          pointerEvents: 'none',
        },
        '@media (prefers-reduced-motion: no-preference)': { transition: 'opacity .15s' },
      }}
    >
      <ColumnHead name={name} total={data?.total} fold={fold && (() => fold(status))} />
      <Droppable droppableId={status} isDropDisabled={isDimmed}>
        {({ innerRef, droppableProps, placeholder }, { isDraggingOver }) => (
          <Box
            component="ul"
            ref={innerRef}
            {...droppableProps}
            aria-label={name}
            sx={{
              flex: 1,
              listStyle: 'none',
              m: 0,
              p: 0.75,
              pt: 0.5,
              minHeight: 96,
              borderRadius: 1.5,
              bgcolor: isDraggingOver && !isHome ? 'action.selected' : undefined,
            }}
          >
            {rows.map((job, index) => (
              <CardSlot
                key={job.id}
                job={job}
                index={index}
                technician={names.get(job.assignedTechnician) ?? ''}
                isLate={isLate(job as never, now)}
                isFixed={!who || movesFrom(job, 'PrintJob', who).length === 0}
              />
            ))}
            {!data && !error && [0, 1, 2].map((one) => <Waiting key={one} />)}
            {placeholder}
          </Box>
        )}
      </Droppable>
      <Refusal
        error={error}
        sx={{ m: 0.75, px: 1 }}
        action={<Button onClick={() => refetch()}>{translate('board.again')}</Button>}
      />
      {data && data.total > rows.length && (
        <Button size="small" sx={{ m: 0.75 }} onClick={() => show(data.limit + PER_COLUMN)}>
          {translate('board.more', { count: data.total - rows.length })}
        </Button>
      )}
    </Box>
  );
});

const Waiting = () => (
  <li style={{ listStyle: 'none', marginBottom: 6 }}>
    <Skeleton variant="rounded" height={88} />
  </li>
);

function ColumnHead({ name, total, fold }: { name: string; total?: number; fold?: () => void }) {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 1,
        display: 'flex',
        alignItems: 'baseline',
        gap: 1,
        px: 1.25,
        py: 0.75,
        borderRadius: 1.5,
        // What scrolls by below is not seen through it.
        backgroundColor: 'background.default',
        backgroundImage: ({ palette }) => `linear-gradient(${palette.action.hover}, ${palette.action.hover})`,
      }}
    >
      <Typography component="h2" noWrap sx={{ fontSize: 13, fontWeight: 600 }}>
        {name}
      </Typography>
      <Typography component="span" sx={{ fontSize: 12, color: 'text.secondary', ml: 'auto' }}>
        {total}
      </Typography>
      {fold && (
        <IconButton
          size="small"
          onClick={fold}
          aria-label={translate('board.fold', { name })}
          sx={{ p: 0, alignSelf: 'center' }}
        >
          <ChevronRight fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
}
