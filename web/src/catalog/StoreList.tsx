/** A list of one of the store's classes, with the way to the others and to a new row. */
import AddIcon from '@mui/icons-material/Add';
import { Button, Card } from '@mui/material';
import type { ReactNode } from 'react';
import { DataTable, ListBase, useResourceContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { Nothing, Screen } from '../parts/Screen';
import { useWho } from '../parts/useWho';
import { mayDo } from '../providers/rights';
import { StoreTabs } from './StoreTabs';

const NARROW = {
  '& .column-sortOrder, & .column-configJson': { display: { xs: 'none', sm: 'table-cell' } },
  '& td.column-description': { overflowWrap: 'anywhere' },
};

interface Props {
  /** Pointers to bring along. */
  include?: string[];
  sort: string;
  empty: string;
  /** The button that makes one; nothing where none can be made. */
  newText?: string;
  /** What is said above the rows. */
  intro?: ReactNode;
  children: ReactNode;
}

export function StoreList({ include, sort, empty, newText, intro, children }: Props) {
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  const who = useWho();
  const mayMake = newText && who && mayDo('create', resource, who);
  return (
    <ListBase
      sort={{ field: sort, order: 'ASC' }}
      perPage={500}
      queryOptions={include ? { ...IN_PLACE, meta: { include } } : IN_PLACE}
    >
      <Screen
        title={translate(`catalog.tabs.${resource}`)}
        width={1100}
        head={<StoreTabs />}
        actions={
          mayMake && (
            <Button component={Link} to={`/${resource}/create`} variant="contained" startIcon={<AddIcon />}>
              {newText}
            </Button>
          )
        }
      >
        {intro}
        <Card sx={{ overflowX: 'auto' }}>
          <ListTrouble />
          <DataTable
            rowClick={who && mayDo('update', resource, who) ? 'edit' : false}
            bulkActionButtons={false}
            empty={<Nothing>{empty}</Nothing>}
            sx={NARROW}
          >
            {children}
          </DataTable>
        </Card>
      </Screen>
    </ListBase>
  );
}
