import { Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFilter } from '../../parts/ListFilters';
import { VIEWS, type View, viewOf } from './views';

/** At work, over, or both. */
export function JobViews() {
  const translate = useTranslate();
  const { values, set } = useFilter();
  return (
    <Tabs
      value={viewOf(values)}
      onChange={(_event, view: View) => set({ status: VIEWS[view] })}
      sx={{ minHeight: 40, '& .MuiTab-root': { minHeight: 40, textTransform: 'none', minWidth: 0, px: 1.5 } }}
    >
      {Object.keys(VIEWS).map((view) => (
        <Tab key={view} value={view} label={translate(`jobList.views.${view}`)} />
      ))}
    </Tabs>
  );
}
