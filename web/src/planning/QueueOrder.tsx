/** The queue as it stands; its jobs are dragged into another order. */
import { DragDropContext, Draggable, Droppable, type DropResult } from '@hello-pangea/dnd';
import { Box } from '@mui/material';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { useAnnounced } from '../parts/announce';
import type { Row } from '../providers/errors';
import type { Order } from './plan';
import { QueueRow } from './QueueRow';
import type { Refusal } from './useReorder';

interface Props {
  queue: Row[];
  order: Order;
  names: ReadonlyMap<string, string>;
  reorder: (from: number, to: number) => void;
  refusal: Refusal | undefined;
  forget: () => void;
}

export function QueueOrder({ queue, order, names, reorder, refusal, forget }: Props) {
  const translate = useTranslate();
  const steps = useMemo(() => new Map(order.steps.map((step) => [step.objectId, step])), [order]);
  const land = ({ source, destination }: DropResult) => {
    if (destination) reorder(source.index, destination.index);
  };
  const announced = useAnnounced(
    {
      nameOf: (id) => queue.find((job) => job.id === id)?.jobNumber,
      placeOf: ({ index }) => translate('planning.place', { number: index + 1 }),
    },
    land,
  );
  return (
    <DragDropContext {...announced} dragHandleUsageInstructions={translate('planning.how')}>
      <Droppable droppableId="queue">
        {({ innerRef, droppableProps, placeholder }) => (
          <Box component="ol" ref={innerRef} {...droppableProps} sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {queue.map((job, index) => (
              <Draggable key={job.id} draggableId={job.id} index={index}>
                {({ innerRef: ref, draggableProps, dragHandleProps }, { isDragging }) => (
                  <Box
                    component="li"
                    ref={ref}
                    {...draggableProps}
                    {...dragHandleProps}
                    role="listitem"
                    data-lifted={isDragging}
                    sx={{
                      listStyle: 'none',
                      borderBottom: 1,
                      borderColor: 'divider',
                      bgcolor: 'background.paper',
                      boxShadow: isDragging ? 8 : 0,
                      '&:hover': { bgcolor: isDragging ? undefined : 'action.hover' },
                      '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: '-2px' },
                    }}
                  >
                    <QueueRow
                      job={job}
                      place={index + 1}
                      step={steps.get(job.id)}
                      technician={names.get(job.assignedTechnician) ?? ''}
                      refusal={refusal?.id === job.id ? refusal.sentence : undefined}
                      forget={forget}
                    />
                  </Box>
                )}
              </Draggable>
            ))}
            {placeholder}
          </Box>
        )}
      </Droppable>
    </DragDropContext>
  );
}
