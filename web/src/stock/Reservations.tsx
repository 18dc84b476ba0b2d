/** The jobs that count on this batch: queued ones have reserved their estimate, printing ones are using it. */
import { Card, Table, TableBody, TableCell, TableRow } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { Refusal } from '../parts/Refusal';
import { RowLink } from '../parts/RowLink';
import { CardHead, Nothing } from '../parts/Screen';
import { useFormat } from '../parts/useFormat';
import { useLiveRefetch } from '../parts/useLive';
import type { Row } from '../providers/errors';

export function Reservations({ batch }: { batch: Row }) {
  const translate = useTranslate();
  const { grams } = useFormat();
  const { data, error, refetch } = useGetList<Row>('PrintJob', {
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'queuePosition', order: 'ASC' },
    filter: { materialBatch: batch.id, status: ['Queued', 'Printing'], runCount_exists: false },
    meta: { include: ['client'] },
  });
  useLiveRefetch('resource/PrintJob', refetch);
  return (
    <Card>
      <CardHead title={translate('stockroom.reservations.title')} note={data?.length || undefined} />
      <Refusal error={error} />
      {data?.length === 0 && <Nothing>{translate('stockroom.reservations.none')}</Nothing>}
      <Table size="small">
        <TableBody>
          {data?.map((job) => (
            <TableRow key={job.id} hover>
              <TableCell>
                <RowLink to={`/PrintJob/${job.id}/show`}>{job.jobNumber}</RowLink>
              </TableCell>
              <TableCell>{job.included?.client?.companyName}</TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {job.status === 'Printing'
                  ? translate('stockroom.reservations.printing')
                  : grams(job.estimatedMaterialGrams)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
