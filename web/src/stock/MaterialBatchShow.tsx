/** One batch, live: how full it is, who counts on it, who used it, what was corrected. */
import EditIcon from '@mui/icons-material/EditOutlined';
import ScaleIcon from '@mui/icons-material/ScaleOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { ShowBase, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { LabelButton } from '../parts/LabelButton';
import { LiveRow } from '../parts/LiveRow';
import { RowName } from '../parts/RowName';
import { Screen } from '../parts/Screen';
import { Swatch } from '../parts/Swatch';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayDo } from '../providers/rights';
import { Adjustments } from './Adjustments';
import { BatchLevel } from './BatchLevel';
import { BatchStatus } from './BatchStatus';
import { BatchUsage } from './BatchUsage';
import { Reservations } from './Reservations';
import { RetireButton } from './RetireButton';
import { WeighInDialog } from './WeighInDialog';

function Head({ batch }: { batch: Row }) {
  return (
    <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center' }}>
      <Swatch color={batch.color} size={32} />
      <Box>
        <RowName name={batch.batchCode}>
          <BatchStatus status={batch.status} />
        </RowName>
        <Typography variant="body2" color="text.secondary">
          {[`${batch.materialType} ${batch.color}`, batch.storageLocation].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
    </Stack>
  );
}

function BatchPage() {
  const translate = useTranslate();
  const batch = useRecordContext<Row>();
  const who = useWho();
  const [isWeighing, setWeighing] = useState(false);
  if (!batch || !who) return null;
  const mayChange = mayDo('update', 'MaterialBatch', who);
  return (
    <Screen
      title={`${translate('resources.MaterialBatch.name', { smart_count: 1 })} ${batch.batchCode}`}
      width={1240}
      head={<Head batch={batch} />}
      actions={
        mayChange && (
          <>
            <LabelButton kind="batches" id={batch.id} />
            <RetireButton batch={batch} />
            <Button component={Link} to={`/MaterialBatch/${batch.id}`} startIcon={<EditIcon />}>
              {translate('ra.action.edit')}
            </Button>
            <Button variant="contained" startIcon={<ScaleIcon />} onClick={() => setWeighing(true)}>
              {translate('stockroom.weighIn.open')}
            </Button>
          </>
        )
      }
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '3fr 2fr' },
          alignItems: 'start',
        }}
      >
        <Stack sx={{ gap: 2, minWidth: 0 }}>
          <BatchLevel batch={batch} />
          <BatchUsage batch={batch} />
        </Stack>
        <Stack sx={{ gap: 2, minWidth: 0 }}>
          <Reservations batch={batch} />
          {mayDo('read', 'StockAdjustment', who) && <Adjustments batch={batch} />}
        </Stack>
      </Box>
      {isWeighing && <WeighInDialog batch={batch} onClose={() => setWeighing(false)} />}
    </Screen>
  );
}

export default function MaterialBatchShow() {
  return (
    <ShowBase>
      <LiveRow />
      <BatchPage />
    </ShowBase>
  );
}
