/** Gives all selected jobs to one person, or to nobody. */
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { Row } from '../../providers/errors';
import { BulkDialog } from './BulkDialog';

const NOBODY = 'nobody';
const STAFF = {
  filter: { isActive: true },
  pagination: { page: 1, perPage: 500 },
  sort: { field: 'username', order: 'ASC' as const },
};

interface Props {
  jobs: Row[];
  drop: (ids: readonly string[]) => void;
  close: () => void;
}

export function AssignDialog(props: Props) {
  const translate = useTranslate();
  const { data: staff = [] } = useGetList<Row>('Technician', STAFF);
  const [chosen, setChosen] = useState('');
  const technician = chosen === NOBODY ? null : chosen;
  return (
    <BulkDialog
      {...props}
      title={translate('jobList.assign.title', { smart_count: props.jobs.length })}
      action={translate('jobList.assign.open')}
      said="jobList.assign.done"
      data={chosen ? { assignedTechnician: technician } : undefined}
    >
      <TextField
        select
        autoFocus
        label={translate('resources.PrintJob.fields.assignedTechnician')}
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
      >
        {staff.map(({ id, displayName, username }) => (
          <MenuItem key={id} value={id}>
            {displayName ?? username}
          </MenuItem>
        ))}
        <MenuItem value={NOBODY}>{translate('jobList.assign.nobody')}</MenuItem>
      </TextField>
    </BulkDialog>
  );
}
