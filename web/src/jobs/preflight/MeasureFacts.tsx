import { Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Measures } from '../../../../cloud/domain/files/model';
import { useFormat } from '../../parts/useFormat';
import { Fact } from '../page/Fact';

/** Square and cubic millimetres of one square or cubic centimetre. */
const MM2_A_CM2 = 100;
const MM3_A_CM3 = 1000;

/** What one copy measures. */
export function MeasureFacts({ measures }: { measures: Measures }) {
  const translate = useTranslate();
  const { number } = useFormat();
  const { min, max, volumeMm3, areaMm2, triangles, shells } = measures;
  const rounded = (value: number, places: number) => number(Number(value.toFixed(places)));
  const size = max.map((value, axis) => rounded(value - (min[axis] ?? 0), 1)).join(' × ');
  const facts = {
    size: `${size} mm`,
    volume: `${rounded(volumeMm3 / MM3_A_CM3, 2)} cm³`,
    area: `${rounded(areaMm2 / MM2_A_CM2, 1)} cm²`,
    triangles: number(triangles),
    parts: number(shells),
  };
  return (
    <Stack direction="row" useFlexGap sx={{ columnGap: 3, rowGap: 1, flexWrap: 'wrap' }}>
      {Object.entries(facts).map(([name, value]) => (
        <Fact key={name} label={translate(`preflight.measures.${name}`)}>
          {value}
        </Fact>
      ))}
    </Stack>
  );
}
