/** Every job the reader may see: found, filtered, ordered, and changed many at once; live. */
import AddIcon from '@mui/icons-material/Add';
import ImportIcon from '@mui/icons-material/FileUploadOutlined';
import { Box, Button, Card, LinearProgress, Stack } from '@mui/material';
import { ListBase, Pagination, useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { LiveList } from '../parts/LiveList';
import { Screen } from '../parts/Screen';
import { useWho } from '../parts/useWho';
import { mayDo } from '../providers/rights';
import { ExportButton } from './list/ExportButton';
import { JobFilters } from './list/JobFilters';
import { JobTable } from './list/JobTable';
import { JobViews } from './list/JobViews';
import { ACTIVE } from './list/views';

const INCLUDE = { include: ['client', 'assignedTechnician'] };
const NEWEST = { field: 'updatedAt', order: 'DESC' as const };

/** The height of the line stays, so that nothing jumps when it comes; hidden, it would go on moving. */
function Fetching() {
  const translate = useTranslate();
  const { isFetching } = useListContext();
  return (
    <Box sx={{ height: 2 }}>
      {isFetching && <LinearProgress aria-label={translate('ra.page.loading')} sx={{ height: 2 }} />}
    </Box>
  );
}

export default function PrintJobList() {
  const translate = useTranslate();
  const who = useWho();
  return (
    <ListBase sort={NEWEST} perPage={25} filterDefaultValues={ACTIVE} queryOptions={{ meta: INCLUDE, ...IN_PLACE }}>
      <LiveList />
      <Screen title={translate('menu.jobs')} head={<JobFilters />} width={1800}>
        <Card>
          <Stack direction="row" useFlexGap sx={{ px: 1, py: 0.5, gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
            <Box sx={{ flexGrow: 1 }}>
              <JobViews />
            </Box>
            <ExportButton />
            {who && mayDo('create', 'PrintJob', who) && (
              <>
                <Button component={Link} to="/PrintJob/import" startIcon={<ImportIcon />}>
                  {translate('jobList.import')}
                </Button>
                <Button component={Link} to="/PrintJob/create" variant="contained" startIcon={<AddIcon />}>
                  {translate('jobList.new')}
                </Button>
              </>
            )}
          </Stack>
          <ListTrouble />
          <Fetching />
          {who && <JobTable who={who} />}
          <Pagination rowsPerPageOptions={[25, 50, 100, 200]} />
        </Card>
      </Screen>
    </ListBase>
  );
}
