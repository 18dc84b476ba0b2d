/** A quote to be read: its lines, and how they come to the total. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Price, Sums } from '../../../cloud/domain/sales/price';
import { useMoney } from '../jobs/page/money';
import { useFormat } from '../parts/useFormat';

export interface Quoted extends Price, Sums {
  currency: string;
}

const NUMBER = { textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;

export function QuoteSheet({ quote }: { quote: Partial<Quoted> & Pick<Quoted, 'totalMinor' | 'currency'> }) {
  const translate = useTranslate();
  const { number } = useFormat();
  const inCurrency = useMoney();
  const money = (minor: number) => inCurrency(minor, quote.currency);
  const { lines = [], setupMinor = 0, discountMinor = 0, taxBasisPoints = 0, taxMinor = 0 } = quote;
  const { netMinor = quote.totalMinor, totalMinor } = quote;
  const sums: [string, number][] = [
    ...(setupMinor ? [[translate('quotes.setup'), setupMinor] as [string, number]] : []),
    ...(discountMinor ? [[translate('quotes.discount'), -discountMinor] as [string, number]] : []),
    ...(taxMinor || lines.length
      ? [
          [translate('quotes.net'), netMinor] as [string, number],
          [translate('quotes.taxOf', { percent: number(taxBasisPoints / 100) }), taxMinor] as [string, number],
        ]
      : []),
  ];
  return (
    <Box
      component="table"
      sx={{
        width: '100%',
        borderCollapse: 'collapse',
        fontSize: 14,
        '& td, & th': { py: 0.4, pl: 1.5, verticalAlign: 'top', fontWeight: 400 },
        '& tr > :first-of-type:first-child': { pl: 0, textAlign: 'left', overflowWrap: 'anywhere' },
      }}
    >
      <tbody>
        {lines.map(({ description, quantity, unitMinor }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a quote that was made do not move
          <tr key={index}>
            <td>{description}</td>
            <Box component="td" sx={{ ...NUMBER, color: 'text.secondary' }}>
              {number(quantity)} × {money(unitMinor)}
            </Box>
            <Box component="td" sx={NUMBER}>
              {money(quantity * unitMinor)}
            </Box>
          </tr>
        ))}
        {sums.map(([name, minor], index) => (
          <Box
            component="tr"
            key={name}
            sx={index === 0 && lines.length ? { '& > *': { borderTop: 1, borderColor: 'divider' } } : undefined}
          >
            <Box component="th" scope="row" colSpan={2} sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="td" sx={NUMBER}>
              {money(minor)}
            </Box>
          </Box>
        ))}
        <Box component="tr" sx={{ '& > *': { borderTop: sums.length ? 1 : 0, borderColor: 'divider' } }}>
          <Box component="th" scope="row" colSpan={2} style={{ fontWeight: 700 }}>
            {translate('quotes.total')}
          </Box>
          <Box component="td" sx={NUMBER} style={{ fontWeight: 700 }}>
            {money(totalMinor)}
          </Box>
        </Box>
      </tbody>
    </Box>
  );
}
