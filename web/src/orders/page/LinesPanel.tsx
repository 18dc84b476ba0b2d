/** What was ordered, line by line: as it was then, what it cost, and how far its job is. */
import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useMoney } from '../../jobs/page/money';
import { Panel } from '../../jobs/page/Panel';
import { RowLink } from '../../parts/RowLink';
import { Swatch } from '../../parts/Swatch';
import { useFormat } from '../../parts/useFormat';
import type { Row } from '../../providers/errors';
import { StateChip } from '../StateChip';
import { LineEntry } from './LineEntry';
import { useOrderPage } from './OrderContext';

function Line({ line }: { line: Row }) {
  const translate = useTranslate();
  const money = useMoney();
  const { number } = useFormat();
  const { snapshot, quantity, lineTotal, currency } = line;
  const job: Row | undefined = line.included?.printJob;
  const { fileName, material, color, quality, tolerance, turnaround, item, isOwnFile, unitPrice, setupPrice } =
    snapshot;
  const options = [!isOwnFile && item?.name, material, color, quality, tolerance, turnaround].filter(Boolean);
  const prices = [
    unitPrice !== undefined && translate('orders.lines.each', { price: money(unitPrice, currency) }),
    setupPrice > 0 && translate('orders.lines.setup', { price: money(setupPrice, currency) }),
  ].filter(Boolean);
  return (
    <Stack
      component="li"
      aria-label={fileName}
      sx={{ gap: 1, px: 2, py: 1.5, borderTop: 1, borderColor: 'divider', listStyle: 'none' }}
    >
      <Stack
        direction="row"
        useFlexGap
        sx={{
          columnGap: 2,
          flexWrap: { xs: 'wrap', sm: 'nowrap' },
          justifyContent: 'space-between',
          alignItems: 'baseline',
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Typography component="h3" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
            {number(quantity)} × {fileName}
          </Typography>
          <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center', fontSize: 14, color: 'text.secondary' }}>
            {color && <Swatch color={color} size={14} />}
            {options.join(' · ')}
          </Box>
        </Box>
        <Box sx={{ textAlign: 'right', flex: 'none', ml: 'auto' }}>
          <strong>{lineTotal ? money(lineTotal, currency) : translate('orders.toQuote')}</strong>
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{prices.join(' + ')}</Box>
        </Box>
      </Stack>
      {job && (
        <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <RowLink to={`/PrintJob/${job.id}/show`}>{job.jobNumber}</RowLink>
          <StateChip resource="PrintJob" value={job.status} size={12} />
          {job.trackingNumber && <span>{job.trackingNumber}</span>}
        </Stack>
      )}
      <LineEntry line={line} />
    </Stack>
  );
}

export function LinesPanel() {
  const translate = useTranslate();
  const { lines } = useOrderPage();
  return (
    <Panel title={translate('orders.lines.title')} of={lines} empty={translate('orders.lines.none')}>
      <Box component="ul" sx={{ m: 0, p: 0 }}>
        {lines.rows.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </Box>
    </Panel>
  );
}
