/** A card in its column: it can be lifted with the mouse, a finger, or the space bar. */
import { Draggable } from '@hello-pangea/dnd';
import { styled } from '@mui/material';
import { memo } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Row } from '../providers/errors';
import { CardFace } from './CardFace';

const Slot = styled('li')(({ theme }) => ({
  listStyle: 'none',
  marginBottom: 6,
  borderRadius: 6,
  border: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.paper,
  '&:hover': { borderColor: theme.palette.text.secondary },
  '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: 1 },
  '&[data-lifted=true]': { boxShadow: theme.shadows[8], borderColor: theme.palette.primary.main },
}));

interface Props {
  job: Row;
  index: number;
  technician: string;
  isLate: boolean;
  /** The reader has no move of it. */
  isFixed: boolean;
}

export const CardSlot = memo(function CardSlot({ job, index, technician, isLate, isFixed }: Props) {
  const navigate = useNavigate();
  return (
    <Draggable draggableId={job.id} index={index} isDragDisabled={isFixed}>
      {({ innerRef, draggableProps, dragHandleProps }, { isDragging, isDropAnimating }) => (
        <Slot
          ref={innerRef}
          {...draggableProps}
          {...dragHandleProps}
          // A button may hold no link; an item of a list may.
          role="listitem"
          tabIndex={0}
          data-lifted={isDragging}
          style={{
            ...draggableProps.style,
            cursor: isFixed ? 'default' : undefined,
            // The move is saved when the card has landed, so it lands at once.
            ...(isDropAnimating ? { transitionDuration: '0.05s' } : {}),
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.target === event.currentTarget) navigate(`/PrintJob/${job.id}/show`);
          }}
        >
          <CardFace job={job} technician={technician} isLate={isLate} />
        </Slot>
      )}
    </Draggable>
  );
});
