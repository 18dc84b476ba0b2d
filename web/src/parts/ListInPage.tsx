/** A list in the page of the row that it belongs to: it leaves the page's address alone. */
import { Card } from '@mui/material';
import type { ReactNode } from 'react';
import { ListBase, Pagination } from 'react-admin';
import { IN_PLACE, ListTrouble } from './ListTrouble';
import { LiveList } from './LiveList';
import { CardHead } from './Screen';

interface Props {
  resource: string;
  title: string;
  filter: Record<string, unknown>;
  filterDefaultValues?: Record<string, unknown>;
  /** The newest by it come first. */
  newestBy: string;
  /** What stands between the head and the rows. */
  views?: ReactNode;
  children: ReactNode;
}

export function ListInPage({ resource, title, filter, filterDefaultValues, newestBy, views, children }: Props) {
  return (
    <ListBase
      resource={resource}
      filter={filter}
      filterDefaultValues={filterDefaultValues}
      sort={{ field: newestBy, order: 'DESC' }}
      perPage={25}
      disableSyncWithLocation
      storeKey={false}
      queryOptions={IN_PLACE}
    >
      <LiveList />
      <Card>
        <CardHead title={title} />
        {views}
        <ListTrouble />
        {children}
        <Pagination />
      </Card>
    </ListBase>
  );
}
