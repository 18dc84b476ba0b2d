/** What will run out, and when. */
import { useTranslate } from 'react-admin';
import { Swatch } from '../parts/Swatch';
import { useFormat } from '../parts/useFormat';
import { useMinute, useMoment } from '../parts/useMoment';
import type { Plan } from '../planning/plan';
import type { ShopFigures } from './answers';
import { Lines } from './Lines';
import { Panel } from './Panel';
import { suppliesAtRisk } from './supply';
import type { useFunction } from './useFunction';

const MOST = 7;
/** Looking further ahead, the pace of the last weeks says little. */
const AHEAD_MS = 60 * 86_400_000;

interface Props {
  figures: ReturnType<typeof useFunction<ShopFigures>>;
  plan: ReturnType<typeof useFunction<Plan>>;
}

export function SupplyPanel({ figures, plan }: Props) {
  const translate = useTranslate();
  const { grams } = useFormat();
  const now = useMinute();
  const day = useMoment({ weekday: 'short', day: 'numeric', month: 'short' });
  const query = {
    data: figures.data && plan.data,
    error: figures.error ?? plan.error,
    refetch: () => Promise.all([figures.refetch(), plan.refetch()]),
  };
  const supplies = suppliesAtRisk(figures.data?.stock ?? [], plan.data?.shelf ?? [], new Date(now + AHEAD_MS));
  return (
    <Panel
      title={translate('dashboard.runsOut')}
      query={query}
      to="/planning"
      nothing={supplies.length === 0 && translate('dashboard.nothingRunsOut')}
    >
      {() => (
        <Lines
          lines={supplies
            .slice(0, MOST)
            .map(({ materialType, color, remainingGrams, runsOutAt, shortAt, missingGrams }) => ({
              key: `${materialType} ${color}`,
              to: shortAt ? '/planning' : '/MaterialBatch',
              lead: (
                <>
                  <Swatch color={color} />
                  {materialType} {color || translate('planning.anyColor')}
                </>
              ),
              text: grams(Math.round(remainingGrams)),
              end: shortAt
                ? translate('dashboard.short', { grams: grams(Math.round(missingGrams)), day: day(shortAt) })
                : runsOutAt && day(runsOutAt),
              isGrave: shortAt !== undefined,
            }))}
        />
      )}
    </Panel>
  );
}
