/** Who prints the job. */
import { useGetList, useTranslate } from 'react-admin';
import type { Row } from '../../providers/errors';
import { mayWrite } from '../../providers/rights';
import { Fact } from './Fact';
import { InPlace } from './InPlace';
import { useJobPage } from './JobContext';

const nameOf = (row: Row): string => row.displayName ?? row.username;

export function AssignTechnician() {
  const translate = useTranslate();
  const { job, who } = useJobPage();
  const mayAssign = mayWrite('assignedTechnician', 'PrintJob', who, job);
  const { data = [] } = useGetList<Row>(
    'Technician',
    {
      pagination: { page: 1, perPage: 200 },
      sort: { field: 'username', order: 'ASC' },
      filter: { isActive: true },
    },
    { enabled: mayAssign },
  );
  const current = job.included?.assignedTechnician;
  const label = translate('resources.PrintJob.fields.assignedTechnician');
  const empty = translate('jobPage.nobody');
  if (!mayAssign) return <Fact label={label}>{current ? nameOf(current) : empty}</Fact>;
  const optionOf = (row: Row) => ({
    id: row.id,
    name: nameOf(row),
    hint: translate(`resources.Technician.values.role.${row.role}`),
  });
  // Whoever prints comes first.
  const rank = ({ role }: Row) => Number(role !== 'technician');
  return (
    <InPlace
      job={job}
      field="assignedTechnician"
      label={label}
      empty={empty}
      options={[...data].sort((a, b) => rank(a) - rank(b)).map(optionOf)}
      current={current && optionOf(current)}
    />
  );
}
