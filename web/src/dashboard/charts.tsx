/** The plots; they come in a file of their own, after the figures. */
import { useTheme } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import { LineChart } from '@mui/x-charts/LineChart';

const HEIGHT = 220;
/** Of a bar that lies, with the room between it and the next. */
const BAR_HEIGHT = 32;
const MARGIN = { left: 0, right: 24, top: 8, bottom: 0 };

export interface Bars {
  names: string[];
  values: number[];
  /** What a bar counts. */
  label: string;
  format: (value: number) => string;
}

/** One bar a name, the names at the bottom or, when they are long, at the left. */
export function BarsPlot({ names, values, label, format, isLying }: Bars & { isLying?: boolean }) {
  const { palette } = useTheme();
  const band = { scaleType: 'band' as const, data: names, tickLabelStyle: { fontSize: 11 } };
  const scale = { tickLabelStyle: { fontSize: 11 }, valueFormatter: (value: number) => format(value) };
  return (
    <BarChart
      height={isLying ? 32 + names.length * BAR_HEIGHT : HEIGHT}
      margin={MARGIN}
      layout={isLying ? 'horizontal' : 'vertical'}
      xAxis={[isLying ? { ...scale, tickNumber: 4 } : { ...band, height: 24 }]}
      yAxis={[isLying ? { ...band, width: 104 } : { ...scale, width: 34, tickMinStep: 1 }]}
      series={[{ data: values, label, color: palette.primary.main, valueFormatter: (value) => format(value ?? 0) }]}
      borderRadius={3}
      hideLegend
      skipAnimation
    />
  );
}

/** A line over the names; a gap where there is no value. */
export function LinePlot({ names, values, label, format }: Omit<Bars, 'values'> & { values: (number | null)[] }) {
  const { palette } = useTheme();
  return (
    <LineChart
      height={HEIGHT}
      margin={MARGIN}
      xAxis={[{ scaleType: 'point', data: names, height: 24, tickLabelStyle: { fontSize: 11 } }]}
      yAxis={[{ width: 34, min: 0, tickLabelStyle: { fontSize: 11 } }]}
      series={[
        {
          data: values,
          label,
          color: palette.primary.main,
          connectNulls: true,
          showMark: true,
          curve: 'linear',
          valueFormatter: (value) => (value === null ? '' : format(value)),
        },
      ]}
      hideLegend
      skipAnimation
    />
  );
}
