/** The kinds of material, their thresholds and how much of each is on the shelf. */
import AddIcon from '@mui/icons-material/Add';
import BackIcon from '@mui/icons-material/ArrowBack';
import { Button, Card } from '@mui/material';
import { DataTable, ListBase, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { inactiveMark } from '../parts/inactiveMark';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { Screen } from '../parts/Screen';
import { useFormat } from '../parts/useFormat';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayDo } from '../providers/rights';
import { useStockSummary } from './useStockSummary';

export default function MaterialList() {
  const translate = useTranslate();
  const { grams } = useFormat();
  const who = useWho();
  const { summary } = useStockSummary();
  const onShelf = (material: string) =>
    summary?.materials
      .filter(({ materialType }) => materialType === material)
      .reduce((sum, { remainingGrams }) => sum + remainingGrams, 0) ?? 0;
  return (
    <ListBase sort={{ field: 'name', order: 'ASC' }} perPage={100} queryOptions={IN_PLACE}>
      <Screen
        title={translate('stockroom.materials')}
        width={1000}
        head={
          <Button component={Link} to="/MaterialBatch" startIcon={<BackIcon />}>
            {translate('menu.material')}
          </Button>
        }
        actions={
          who &&
          mayDo('create', 'Material', who) && (
            <Button component={Link} to="/Material/create" variant="contained" startIcon={<AddIcon />}>
              {translate('stockroom.newMaterial')}
            </Button>
          )
        }
      >
        <Card>
          <ListTrouble />
          <DataTable rowClick={who && mayDo('update', 'Material', who) ? 'edit' : false} bulkActionButtons={false}>
            <DataTable.Col source="name" sx={{ fontWeight: 600 }} />
            <DataTable.Col
              align="right"
              source="onShelf"
              label="stockroom.onShelf"
              disableSort
              render={({ name }: Row) => grams(onShelf(name))}
            />
            <DataTable.Col
              align="right"
              source="lowStockGrams"
              render={({ lowStockGrams }: Row) => grams(lowStockGrams)}
            />
            <DataTable.Col
              align="right"
              source="depletedGrams"
              render={({ depletedGrams }: Row) => grams(depletedGrams)}
            />
            <DataTable.NumberCol source="densityGramsPerCm3" />
            <DataTable.Col source="isActive" label={false} render={inactiveMark(translate('stockroom.notUsed'))} />
          </DataTable>
        </Card>
      </Screen>
    </ListBase>
  );
}
