/** The approved logs that used this batch, newest first. */
import { Box, Button, Card, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { Refusal } from '../parts/Refusal';
import { RowLink } from '../parts/RowLink';
import { CardHead, Nothing } from '../parts/Screen';
import { useFormat } from '../parts/useFormat';
import { useLiveRefetch } from '../parts/useLive';
import type { Row } from '../providers/errors';

const STEP = 20;
/** Left out on a phone. */
const WIDE = { display: { xs: 'none', sm: 'table-cell' } };

export function BatchUsage({ batch }: { batch: Row }) {
  const translate = useTranslate();
  const { grams, moment } = useFormat();
  const [most, setMost] = useState(STEP);
  const { data, total, error, refetch } = useGetList<Row>('TimeLog', {
    pagination: { page: 1, perPage: most },
    sort: { field: 'startTime', order: 'DESC' },
    filter: { materialBatch: batch.id, approvalStatus: 'Approved', materialGrams_gt: 0 },
    meta: { include: ['printJob', 'technician'] },
  });
  useLiveRefetch('resource/TimeLog', refetch);
  const heading = (field: string) => translate(`resources.TimeLog.fields.${field}`);
  return (
    <Card>
      <CardHead title={translate('stockroom.usage.title')} note={total || undefined} />
      <Refusal error={error} />
      {total === 0 && <Nothing>{translate('stockroom.usage.none')}</Nothing>}
      {!!data?.length && (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{heading('printJob')}</TableCell>
                <TableCell sx={WIDE}>{heading('technician')}</TableCell>
                <TableCell>{heading('startTime')}</TableCell>
                <TableCell align="right">{heading('materialGrams')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.map(({ id, printJob, included, startTime, materialGrams }) => (
                <TableRow key={id} hover>
                  <TableCell>
                    <RowLink to={`/PrintJob/${printJob}/show`}>{included?.printJob?.jobNumber}</RowLink>
                  </TableCell>
                  <TableCell sx={WIDE}>{included?.technician?.displayName ?? included?.technician?.username}</TableCell>
                  <TableCell>{moment(startTime)}</TableCell>
                  <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                    {grams(materialGrams)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
      {total !== undefined && total > most && (
        <Button fullWidth onClick={() => setMost(most + STEP * 2)}>
          {translate('stockroom.usage.more')}
        </Button>
      )}
    </Card>
  );
}
