/** What is printed next, what would be better, and whether the shelf and the people can bear it. */
import { Alert, Box, Button, Skeleton, Typography } from '@mui/material';
import { useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { Refusal } from '../parts/Refusal';
import { useTechnicianNames } from '../parts/useTechnicianNames';
import { mayPlan, useWho } from '../parts/useWho';
import { callFunction } from '../providers/functions';
import { LoadCard } from './LoadCard';
import { OrderCard } from './OrderCard';
import { isBetterThan } from './plan';
import { QueueOrder } from './QueueOrder';
import { ShelfCard } from './ShelfCard';
import { SuggestedOrder, suggestedQueue } from './SuggestedOrder';
import { type Planning, usePlan } from './usePlan';
import { useReorder } from './useReorder';

export default function PlanningPage() {
  const translate = useTranslate();
  const who = useWho();
  return (
    <>
      <Title title="planning.title" />
      {mayPlan(who) && <PlanLoader />}
      {who && !mayPlan(who) && <Alert severity="info">{translate('planning.notYours')}</Alert>}
    </>
  );
}

function PlanLoader() {
  const translate = useTranslate();
  const planning = usePlan();
  const { data, error, refetch } = planning;
  if (data) return <Plan planning={planning} data={data} />;
  if (error)
    return (
      <Refusal
        error={error}
        action={<Button onClick={() => refetch()}>{translate('board.again')}</Button>}
        sx={{ mt: 2 }}
      />
    );
  return (
    <Box sx={LAYOUT}>
      {[0, 1, 2].map((one) => (
        <Skeleton key={one} variant="rounded" height={480} />
      ))}
    </Box>
  );
}

const LAYOUT = {
  display: 'grid',
  gap: 1.5,
  py: 1.5,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))', lg: 'repeat(2, minmax(0, 1fr)) 330px' },
};

function Plan({ planning, data }: { planning: ReturnType<typeof usePlan>; data: Planning }) {
  const translate = useTranslate();
  const names = useTechnicianNames();
  const { reorder, refusal, forget } = useReorder(planning);
  const { plan, queue, total } = data;
  const suggested = suggestedQueue(queue, plan.suggested);
  const isSame = suggested.every((job, index) => job === queue[index]);
  const isBetter = isBetterThan(plan.suggested, plan.current);
  if (queue.length === 0)
    return (
      <Typography sx={{ py: 6, textAlign: 'center', color: 'text.secondary' }}>
        {translate('planning.empty')}
      </Typography>
    );
  return (
    <Box sx={LAYOUT}>
      <OrderCard title={translate('planning.asItStands')} order={plan.current}>
        <QueueOrder
          queue={queue}
          order={plan.current}
          names={names}
          reorder={reorder}
          refusal={refusal}
          forget={forget}
        />
        {total > queue.length && (
          <Typography sx={{ p: 1.5, fontSize: 12.5, color: 'text.secondary' }}>
            {translate('planning.notShown', { count: total - queue.length })}
          </Typography>
        )}
      </OrderCard>
      <OrderCard
        title={translate('planning.suggested')}
        order={plan.suggested}
        than={plan.current}
        action={
          isSame || isBetter ? (
            <Apply ids={suggested.map(({ id }) => id)} isDone={isSame} applied={planning.refetch} />
          ) : undefined
        }
      >
        {isSame || isBetter ? (
          <SuggestedOrder queue={queue} order={plan.suggested} names={names} />
        ) : (
          <Typography sx={{ p: 2, color: 'text.secondary' }}>{translate('planning.nothingBetter')}</Typography>
        )}
      </OrderCard>
      <Box sx={{ display: 'grid', gap: 1.5, gridColumn: { md: 'span 2', lg: 'auto' } }}>
        <LoadCard load={plan.load} names={names} />
        <ShelfCard shelf={plan.shelf} queue={queue} />
      </Box>
    </Box>
  );
}

function Apply({ ids, isDone, applied }: { ids: string[]; isDone: boolean; applied: () => Promise<unknown> }) {
  const translate = useTranslate();
  const [isWorking, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  async function apply() {
    setWorking(true);
    setRefusal(undefined);
    try {
      await callFunction('orderQueue', { jobIds: ids });
      await applied();
    } catch (error) {
      setRefusal(error);
    } finally {
      setWorking(false);
    }
  }
  return (
    <>
      <Button variant="contained" size="small" onClick={apply} disabled={isDone || isWorking}>
        {translate(isDone ? 'planning.applied' : 'planning.apply')}
      </Button>
      <Refusal error={refusal} />
    </>
  );
}
