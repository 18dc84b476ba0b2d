/** What the job needs, has used, and what of it lies on the shelf. */
import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Refusal } from '../../parts/Refusal';
import { RowLink } from '../../parts/RowLink';
import { Swatch } from '../../parts/Swatch';
import { useFormat } from '../../parts/useFormat';
import { BatchStatus } from '../../stock/BatchStatus';
import { LevelBar } from '../../stock/LevelBar';
import { useStockSummary } from '../../stock/useStockSummary';
import { useJobPage } from './JobContext';
import { Panel } from './Panel';
import { UsageBar } from './UsageBar';

interface Shown {
  remainingGrams: number;
  reservedGrams: number;
  availableGrams: number;
}

function Figures({ shelf, isReserved }: { shelf: Shown; isReserved: boolean }) {
  const translate = useTranslate();
  const { grams } = useFormat();
  const { job } = useJobPage();
  const figures = [
    ['remaining', shelf.remainingGrams],
    ['reserved', shelf.reservedGrams],
    ['available', shelf.availableGrams],
  ] as const;
  return (
    <>
      <Stack direction="row" component="dl" sx={{ m: 0, gap: 3 }}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <Typography component="dt" variant="caption" color="text.secondary">
              {translate(`jobPage.material.${name}`)}
            </Typography>
            <Box
              component="dd"
              sx={{ m: 0, fontWeight: 600, whiteSpace: 'nowrap', color: value < 0 ? 'error.main' : undefined }}
            >
              {grams(value)}
            </Box>
          </div>
        ))}
      </Stack>
      {isReserved && (
        <Typography variant="body2" color="text.secondary">
          {translate('jobPage.material.reservedForThis', { grams: grams(job.estimatedMaterialGrams) })}
        </Typography>
      )}
    </>
  );
}

export function MaterialPanel() {
  const translate = useTranslate();
  const { job } = useJobPage();
  const { summary, error, shelfOf } = useStockSummary();
  const batch = job.included?.materialBatch;
  const isReserved = job.status === 'Queued' && !job.runCount;
  const shelf = batch && shelfOf(batch.id);
  const line = summary?.materials.find(
    ({ materialType, color }) => materialType === job.materialType && color === (job.color ?? ''),
  );
  return (
    <Panel title={translate('jobPage.material.title')} note={[job.materialType, job.color].filter(Boolean).join(' · ')}>
      <Stack sx={{ px: 2, pb: 2, gap: 1.5 }}>
        <UsageBar />
        <Refusal error={error} />
        {batch ? (
          <>
            <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
              <Swatch color={batch.color} />
              <RowLink to={`/MaterialBatch/${batch.id}/show`}>{batch.batchCode}</RowLink>
              <span>{batch.color}</span>
              <BatchStatus status={batch.status} />
              {batch.storageLocation && (
                <Typography variant="body2" color="text.secondary">
                  {batch.storageLocation}
                </Typography>
              )}
            </Stack>
            <LevelBar batch={batch} reserved={shelf?.reservedGrams} />
            {shelf && <Figures shelf={shelf} isReserved={isReserved} />}
          </>
        ) : (
          <>
            <Typography variant="body2" color="text.secondary">
              {translate('jobPage.material.noBatch')}
            </Typography>
            {line && <Figures shelf={line} isReserved={isReserved} />}
            {summary && !line && <Typography variant="body2">{translate('jobPage.material.notOnShelf')}</Typography>}
          </>
        )}
      </Stack>
    </Panel>
  );
}
