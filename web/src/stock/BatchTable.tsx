import ScaleIcon from '@mui/icons-material/ScaleOutlined';
import { Box, IconButton, Stack, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { DataTable, useTranslate } from 'react-admin';
import { RowLink } from '../parts/RowLink';
import { Swatch } from '../parts/Swatch';
import { useFormat } from '../parts/useFormat';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayDo } from '../providers/rights';
import { BatchStatus } from './BatchStatus';
import { LevelBar } from './LevelBar';
import { type Shelf, useStockSummary } from './useStockSummary';
import { WeighInDialog } from './WeighInDialog';

function Level({ batch, shelf }: { batch: Row; shelf: Shelf | undefined }) {
  const { grams, number } = useFormat();
  return (
    <Box sx={{ minWidth: 150, maxWidth: 260 }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', mb: 0.5, gap: 1 }}>
        <Typography variant="body2" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
          {grams(batch.remainingWeightGrams)}
        </Typography>
        <Typography variant="body2" color="text.secondary" sx={{ whiteSpace: 'nowrap' }}>
          / {number(batch.startingWeightGrams)}
        </Typography>
      </Stack>
      <LevelBar batch={batch} reserved={shelf?.reservedGrams} />
    </Box>
  );
}

const CELLS = {
  overflowX: 'auto',
  '& .MuiTableCell-root': { py: 1 },
  '& .column-storageLocation, & .column-reserved': { display: { xs: 'none', md: 'table-cell' } },
  '& .column-available, & .column-materialType, & .column-status': { display: { xs: 'none', sm: 'table-cell' } },
};

export function BatchTable() {
  const translate = useTranslate();
  const { grams } = useFormat();
  const who = useWho();
  const { shelfOf } = useStockSummary();
  const [weighed, setWeighed] = useState<Row>();
  const mayWeigh = who && mayDo('create', 'StockAdjustment', who);
  return (
    <>
      <DataTable rowClick="show" bulkActionButtons={false} sx={CELLS}>
        <DataTable.Col
          source="batchCode"
          render={(batch: Row) => (
            <Stack direction="row" sx={{ gap: 1.25, alignItems: 'center' }}>
              <Swatch color={batch.color} size={20} />
              <Box>
                <RowLink to={`/MaterialBatch/${batch.id}/show`}>{batch.batchCode}</RowLink>
                <Typography variant="body2" color="text.secondary" sx={{ display: { sm: 'none' } }}>
                  {batch.materialType} {batch.color}
                </Typography>
              </Box>
            </Stack>
          )}
        />
        <DataTable.Col
          source="materialType"
          render={({ materialType, color }: Row) => (
            <>
              {materialType}{' '}
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {color}
              </Box>
            </>
          )}
        />
        <DataTable.Col
          source="remainingWeightGrams"
          label="stockroom.remaining"
          render={(batch: Row) => <Level batch={batch} shelf={shelfOf(batch.id)} />}
        />
        <DataTable.Col
          align="right"
          source="reserved"
          label="stockroom.reserved"
          disableSort
          render={({ id }: Row) => {
            const reserved = shelfOf(id)?.reservedGrams;
            return reserved ? grams(reserved) : '–';
          }}
        />
        <DataTable.Col
          align="right"
          source="available"
          label="stockroom.available"
          disableSort
          render={({ id, remainingWeightGrams }: Row) => {
            const available = shelfOf(id)?.availableGrams ?? remainingWeightGrams;
            return (
              <Box component="span" sx={available < 0 ? { color: 'error.main', fontWeight: 600 } : undefined}>
                {grams(available)}
              </Box>
            );
          }}
        />
        <DataTable.Col source="status" render={({ status }: Row) => <BatchStatus status={status} />} />
        <DataTable.Col source="storageLocation" />
        {mayWeigh && (
          <DataTable.Col
            source="weigh"
            label={false}
            disableSort
            render={(batch: Row) => (
              <Tooltip title={translate('stockroom.weighIn.open')}>
                <IconButton
                  size="small"
                  aria-label={translate('stockroom.weighIn.of', { batch: batch.batchCode })}
                  onClick={(event) => {
                    event.stopPropagation();
                    setWeighed(batch);
                  }}
                >
                  <ScaleIcon fontSize="small" />
                </IconButton>
              </Tooltip>
            )}
          />
        )}
      </DataTable>
      {weighed && <WeighInDialog batch={weighed} onClose={() => setWeighed(undefined)} />}
    </>
  );
}
