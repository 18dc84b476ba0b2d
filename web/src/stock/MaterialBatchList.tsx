/** The shelf: every spool and resin lot, how full it is, and what the queue has reserved of it. */
import AddIcon from '@mui/icons-material/Add';
import ImportIcon from '@mui/icons-material/FileUploadOutlined';
import TuneIcon from '@mui/icons-material/Tune';
import { Button, Card } from '@mui/material';
import { ListBase, Pagination, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ListFilters, SearchFilter, SelectFilter, ViewTabs } from '../parts/ListFilters';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { LiveList } from '../parts/LiveList';
import { LOW_BATCHES, useLowStockCount } from '../parts/menuCounts';
import { Screen } from '../parts/Screen';
import { useWho } from '../parts/useWho';
import { mayDo } from '../providers/rights';
import { BatchTable } from './BatchTable';
import { ShortLines } from './ShortLines';
import { useStockSummary } from './useStockSummary';

const IN_USE = { status: ['Available', 'Low', 'Depleted'] };

function BatchViews() {
  const translate = useTranslate();
  const low = useLowStockCount();
  return (
    <ViewTabs
      views={[
        { name: 'inUse', text: translate('stockroom.views.inUse'), filter: IN_USE },
        { name: 'low', text: translate('stockroom.views.low'), count: low, filter: LOW_BATCHES },
        { name: 'retired', text: translate('stockroom.views.retired'), filter: { status: ['Retired'] } },
        { name: 'all', text: translate('stockroom.views.all'), filter: {} },
      ]}
    />
  );
}

export default function MaterialBatchList() {
  const translate = useTranslate();
  const who = useWho();
  const { summary } = useStockSummary();
  const lines = summary?.materials ?? [];
  const names = (values: string[]) =>
    [...new Set(values.filter(Boolean))].sort().map((value) => ({ value, text: value }));
  return (
    <ListBase
      sort={{ field: 'batchCode', order: 'ASC' }}
      perPage={50}
      queryOptions={IN_PLACE}
      filterDefaultValues={IN_USE}
    >
      <LiveList />
      <Screen
        title={translate('menu.material')}
        head={
          <ListFilters>
            <SearchFilter />
            <SelectFilter
              source="materialType"
              label={translate('resources.MaterialBatch.fields.materialType')}
              choices={names(lines.map(({ materialType }) => materialType))}
            />
            <SelectFilter
              source="color"
              label={translate('resources.MaterialBatch.fields.color')}
              choices={names(lines.map(({ color }) => color))}
            />
          </ListFilters>
        }
        actions={
          <>
            <Button component={Link} to="/Material" startIcon={<TuneIcon />}>
              {translate('stockroom.materials')}
            </Button>
            {who && mayDo('create', 'MaterialBatch', who) && (
              <>
                <Button component={Link} to="/MaterialBatch/import" startIcon={<ImportIcon />}>
                  {translate('imports.open')}
                </Button>
                <Button component={Link} to="/MaterialBatch/create" variant="contained" startIcon={<AddIcon />}>
                  {translate('stockroom.newBatch')}
                </Button>
              </>
            )}
          </>
        }
      >
        <ShortLines lines={lines} />
        <Card>
          <BatchViews />
          <ListTrouble />
          <BatchTable />
          <Pagination rowsPerPageOptions={[25, 50, 100]} />
        </Card>
      </Screen>
    </ListBase>
  );
}
