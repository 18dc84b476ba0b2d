/** One production queue: what it can bear, and its entries, which are dragged into another order or queue. */
import { Draggable, Droppable } from '@hello-pangea/dnd';
import { Box, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { RowLink } from '../parts/RowLink';
import { CardHead } from '../parts/Screen';
import { mayWrite, type Who } from '../providers/rights';
import { CapacityPart } from './CapacityPart';
import { ItemCard } from './ItemCard';
import type { Queue, Trouble } from './useProduction';

interface Props extends Queue {
  who: Who;
  trouble: Trouble | undefined;
  forget: () => void;
}

export function QueueColumn({ queue, items, capacity, who, trouble, forget }: Props) {
  const translate = useTranslate();
  const { printer } = queue.included ?? {};
  const mayPlace = mayWrite('position', 'ProductionQueueItem', who);
  const mayEdit = mayWrite('name', 'ProductionQueue', who);
  return (
    <Card component="section" aria-label={queue.name} sx={{ minWidth: 0 }}>
      <CardHead
        title={queue.name}
        note={[items.length, printer?.name, !queue.active && translate('production.closed')]
          .filter(Boolean)
          .join(' · ')}
        action={mayEdit && <RowLink to={`/ProductionQueue/${queue.id}`}>{translate('ra.action.edit')}</RowLink>}
      />
      {capacity && <CapacityPart queue={queue} capacity={capacity} />}
      <Droppable droppableId={queue.id} isDropDisabled={!queue.active}>
        {({ innerRef, droppableProps, placeholder }) => (
          <Box
            component="ol"
            ref={innerRef}
            {...droppableProps}
            sx={{ m: 0, p: 0, minHeight: 60, listStyle: 'none', borderTop: 1, borderColor: 'divider' }}
          >
            {items.map((item, index) => (
              <Draggable key={item.id} draggableId={item.id} index={index} isDragDisabled={!mayPlace}>
                {({ innerRef: ref, draggableProps, dragHandleProps }, { isDragging }) => (
                  <Box
                    component="li"
                    ref={ref}
                    {...draggableProps}
                    data-lifted={isDragging}
                    sx={{
                      listStyle: 'none',
                      borderBottom: 1,
                      borderColor: 'divider',
                      bgcolor: 'background.paper',
                      boxShadow: isDragging ? 8 : 0,
                    }}
                  >
                    <ItemCard
                      item={item}
                      place={index + 1}
                      isLate={capacity?.late.includes(item.id) ?? false}
                      who={who}
                      handle={mayPlace ? dragHandleProps : undefined}
                      error={trouble?.id === item.id ? trouble.error : undefined}
                      forget={forget}
                    />
                  </Box>
                )}
              </Draggable>
            ))}
            {placeholder}
            {!items.length && (
              <Typography component="li" variant="body2" color="text.secondary" sx={{ p: 2 }}>
                {translate('production.empty')}
              </Typography>
            )}
          </Box>
        )}
      </Droppable>
    </Card>
  );
}
