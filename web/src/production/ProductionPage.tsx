/** The shop floor: every production queue with its entries in order, and what of it comes too late. */
import { DragDropContext, type DropResult } from '@hello-pangea/dnd';
import TuneIcon from '@mui/icons-material/Tune';
import { Alert, Box, Button, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useAnnounced } from '../parts/announce';
import { Refusal } from '../parts/Refusal';
import { Nothing, Screen } from '../parts/Screen';
import { useWho } from '../parts/useWho';
import { mayDo, type Who } from '../providers/rights';
import { QueueColumn } from './QueueColumn';
import { useProduction } from './useProduction';

const LAYOUT = {
  display: 'grid',
  gap: 2,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(auto-fill, minmax(340px, 1fr))' },
};

function Floor({ who }: { who: Who }) {
  const translate = useTranslate();
  const { queues, isPending, error, move, trouble, forget } = useProduction(who);
  const land = ({ draggableId, source, destination }: DropResult) => {
    if (!destination) return;
    if (destination.droppableId === source.droppableId && destination.index === source.index) return;
    move(draggableId, destination.droppableId, destination.index);
  };
  const announced = useAnnounced(
    {
      nameOf: (id) =>
        queues.flatMap(({ items }) => items).find((item) => item.id === id)?.included?.printJob?.jobNumber,
      placeOf: ({ droppableId, index }) =>
        translate('production.place', {
          queue: queues.find(({ queue }) => queue.id === droppableId)?.queue.name,
          number: index + 1,
        }),
    },
    land,
  );
  return (
    <>
      <Refusal error={error} sx={{ mb: 2 }} />
      {isPending && <Skeleton variant="rounded" height={320} />}
      {!isPending && !error && !queues.length && <Nothing>{translate('production.noQueues')}</Nothing>}
      <DragDropContext {...announced} dragHandleUsageInstructions={translate('production.how')}>
        <Box sx={LAYOUT}>
          {queues.map((one) => (
            <QueueColumn key={one.queue.id} {...one} who={who} trouble={trouble} forget={forget} />
          ))}
        </Box>
      </DragDropContext>
    </>
  );
}

export default function ProductionPage() {
  const translate = useTranslate();
  const who = useWho();
  const mayRead = who && mayDo('read', 'ProductionQueueItem', who);
  return (
    <Screen
      title={translate('menu.production')}
      width={1900}
      actions={
        mayRead && (
          <Button component={Link} to="/ProductionQueue" startIcon={<TuneIcon />}>
            {translate('production.queues')}
          </Button>
        )
      }
    >
      {mayRead && <Floor who={who} />}
      {who && !mayRead && <Alert severity="info">{translate('production.notYours')}</Alert>}
    </Screen>
  );
}
