/** The figures of the past weeks as plots. */
import { Box, Skeleton } from '@mui/material';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../parts/useFormat';
import { useMoment } from '../parts/useMoment';
import type { ShopFigures } from './answers';
import { Panel } from './Panel';
import type { useFunction } from './useFunction';

const BarsPlot = lazy(async () => ({ default: (await import('./charts')).BarsPlot }));
const LinePlot = lazy(async () => ({ default: (await import('./charts')).LinePlot }));

interface Props {
  figures: ReturnType<typeof useFunction<ShopFigures>>;
  names: ReadonlyMap<string, string>;
}

const byMost = (left: readonly [string, number], right: readonly [string, number]) => right[1] - left[1];

function gramsByMaterial(used: ShopFigures['used']): [string, number][] {
  const sums = new Map<string, number>();
  for (const { materialType, grams } of used) sums.set(materialType, (sums.get(materialType) ?? 0) + grams);
  return [...sums].sort(byMost);
}

export function PlotPanels({ figures, names }: Props) {
  const translate = useTranslate();
  const format = useFormat();
  const day = useMoment({ day: 'numeric', month: 'short', timeZone: 'UTC' });
  const weeks = figures.data?.weeks ?? [];
  const used = gramsByMaterial(figures.data?.used ?? []);
  const hours = (figures.data?.worked ?? [])
    .map(({ technicianId, minutes }) => [names.get(technicianId) ?? '', minutes / 60] as const)
    .sort(byMost);
  const weekNames = weeks.map(({ weekStart }) => day(weekStart));
  const title = {
    dispatched: translate('dashboard.dispatched'),
    leadTime: translate('dashboard.leadTime'),
    used: translate('dashboard.used'),
    worked: translate('dashboard.worked'),
  };
  const whole = (value: number) => format.number(Math.round(value));
  const days = (value: number) => translate('dashboard.days', { days: format.number(Math.round(value * 10) / 10) });
  const plot = (name: keyof typeof title, span: number, isEmpty: boolean, drawn: () => ReactNode) => (
    <Panel
      title={title[name]}
      query={figures}
      span={span}
      nothing={isEmpty && translate('dashboard.noFigures')}
      height={220}
    >
      {() => (
        <Box role="figure" aria-label={title[name]}>
          <Suspense fallback={<Skeleton variant="rounded" height={220} />}>{drawn()}</Suspense>
        </Box>
      )}
    </Panel>
  );
  return (
    <>
      {plot('dispatched', 2, weeks.length === 0, () => (
        <BarsPlot
          names={weekNames}
          values={weeks.map((week) => week.dispatched)}
          label={title.dispatched}
          format={whole}
        />
      ))}
      {plot('leadTime', 2, weeks.length === 0, () => (
        <LinePlot
          names={weekNames}
          values={weeks.map((week) => week.leadTimeDays ?? null)}
          label={title.leadTime}
          format={days}
        />
      ))}
      {plot('used', 3, used.length === 0, () => (
        <BarsPlot
          names={used.map(([name]) => name)}
          values={used.map(([, grams]) => grams)}
          label={title.used}
          format={(grams) => format.grams(Math.round(grams))}
          isLying
        />
      ))}
      {plot('worked', 3, hours.length === 0, () => (
        <BarsPlot
          names={hours.map(([name]) => name)}
          values={hours.map(([, spent]) => spent)}
          label={title.worked}
          format={(spent) => `${whole(spent)} h`}
          isLying
        />
      ))}
    </>
  );
}
