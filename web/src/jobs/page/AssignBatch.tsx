/** The spool or lot that the job is printed from. */
import { useGetList, useTranslate } from 'react-admin';
import { RowLink } from '../../parts/RowLink';
import { Swatch } from '../../parts/Swatch';
import { useFormat } from '../../parts/useFormat';
import type { Row } from '../../providers/errors';
import { mayWrite } from '../../providers/rights';
import { useStockSummary } from '../../stock/useStockSummary';
import { Fact } from './Fact';
import { InPlace } from './InPlace';
import { useJobPage } from './JobContext';

export function AssignBatch() {
  const translate = useTranslate();
  const { grams } = useFormat();
  const { job, who } = useJobPage();
  const { shelfOf } = useStockSummary();
  const mayAssign = mayWrite('materialBatch', 'PrintJob', who, job);
  const { data = [] } = useGetList<Row>(
    'MaterialBatch',
    {
      pagination: { page: 1, perPage: 200 },
      sort: { field: 'remainingWeightGrams', order: 'DESC' },
      filter: { materialType: job.materialType, status_ne: 'Retired' },
    },
    { enabled: mayAssign },
  );
  const current = job.included?.materialBatch;
  const label = translate('resources.PrintJob.fields.materialBatch');
  const empty = translate('jobPage.noBatchYet');
  if (!mayAssign)
    return (
      <Fact label={label}>
        {current ? <RowLink to={`/MaterialBatch/${current.id}/show`}>{current.batchCode}</RowLink> : empty}
      </Fact>
    );
  const freeOf = (row: Row): number => shelfOf(row.id)?.availableGrams ?? row.remainingWeightGrams;
  const optionOf = (row: Row) => ({
    id: row.id,
    name: row.batchCode,
    hint: translate('jobPage.free', { color: row.color, grams: grams(freeOf(row)) }),
    mark: <Swatch color={row.color} size={14} />,
  });
  // The colour asked for comes first, and of that what has the most left.
  const rank = (row: Row) => Number(job.color !== undefined && row.color !== job.color);
  return (
    <InPlace
      job={job}
      field="materialBatch"
      label={label}
      empty={empty}
      options={[...data].sort((a, b) => rank(a) - rank(b) || freeOf(b) - freeOf(a)).map(optionOf)}
      current={current && optionOf(current)}
    />
  );
}
