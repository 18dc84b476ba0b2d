/** How the shop stands today and has done, for those who run it; who prints is sent to their queue. */
import { Box } from '@mui/material';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { Screen } from '../parts/Screen';
import { useTechnicianNames } from '../parts/useTechnicianNames';
import { mayPlan, useWho } from '../parts/useWho';
import type { Plan } from '../planning/plan';
import { ApprovalsPanel } from './ApprovalsPanel';
import type { QueueSummary, ShopFigures } from './answers';
import { LatePanel } from './LatePanel';
import { PlotPanels } from './PlotPanels';
import { StatusPanel } from './StatusPanel';
import { SupplyPanel } from './SupplyPanel';
import { Tiles } from './Tiles';
import { useFunction, useLiveFunction } from './useFunction';

export default function Dashboard() {
  const who = useWho();
  const isElsewhere = who !== undefined && !mayPlan(who);
  useEffect(() => {
    // Another page, not of the console.
    if (isElsewhere) window.location.replace('/queue');
  }, [isElsewhere]);
  return who && !isElsewhere ? <Figures /> : null;
}

const COLUMNS = { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))', lg: 'repeat(6, minmax(0, 1fr))' };

function Figures() {
  const translate = useTranslate();
  const names = useTechnicianNames();
  const summary = useLiveFunction<QueueSummary>('queueSummary');
  const figures = useFunction<ShopFigures>('shopFigures');
  const plan = useFunction<Plan>('planQueue');
  return (
    <Screen title={translate('dashboard.title')}>
      <Tiles summary={summary.data} />
      <Box sx={{ display: 'grid', gap: 1.5, mt: 1.5, gridTemplateColumns: COLUMNS }}>
        <LatePanel />
        <SupplyPanel figures={figures} plan={plan} />
        <ApprovalsPanel names={names} />
        <StatusPanel query={summary} />
        <PlotPanels figures={figures} names={names} />
      </Box>
    </Screen>
  );
}
