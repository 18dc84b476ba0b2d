/** A closed status: its name and number alone, until it is opened or a card may be put there. */
import { Droppable } from '@hello-pangea/dnd';
import { Box, ButtonBase } from '@mui/material';
import { memo } from 'react';
import { useTranslate } from 'react-admin';
import type { BoardFilter } from './filter';
import { useColumn } from './useColumn';

interface Props {
  status: string;
  filter: BoardFilter;
  isTarget?: boolean;
  isTight?: boolean;
  unfold: (status: string) => void;
}

export const FoldedColumn = memo(function FoldedColumn({ status, filter, isTarget, isTight, unfold }: Props) {
  const translate = useTranslate();
  const { data } = useColumn(status, filter, false);
  const name = translate(`resources.PrintJob.values.status.${status}`);
  return (
    <Droppable droppableId={status} isDropDisabled={!isTarget}>
      {({ innerRef, droppableProps, placeholder }, { isDraggingOver }) => (
        <Box
          component="section"
          aria-label={name}
          data-status={status}
          ref={innerRef}
          {...droppableProps}
          sx={{
            flex: isTarget ? (isTight ? '1 1 110px' : '0 0 212px') : '0 0 40px',
            minWidth: 0,
            minHeight: 180,
            display: 'flex',
            flexDirection: 'column',
            borderRadius: 1.5,
            bgcolor: isDraggingOver ? 'action.selected' : 'action.hover',
            opacity: isTarget === false ? 0.35 : 1,
            outline: isTarget ? '2px solid' : 'none',
            outlineColor: 'primary.main',
            outlineOffset: '-2px',
          }}
        >
          <ButtonBase
            onClick={() => unfold(status)}
            aria-expanded={false}
            sx={{
              writingMode: isTarget ? undefined : 'vertical-rl',
              p: 1,
              gap: 1,
              fontSize: 13,
              fontWeight: 600,
              justifyContent: 'flex-start',
              borderRadius: 1.5,
              '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main' },
            }}
          >
            {name}
            <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, fontWeight: 400 }}>
              {data?.total}
            </Box>
          </ButtonBase>
          <Box sx={{ display: 'none' }}>{placeholder}</Box>
        </Box>
      )}
    </Droppable>
  );
});
