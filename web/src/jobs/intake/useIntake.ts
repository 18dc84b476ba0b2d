/** Makes a job and its first note: sent again after a lost answer, neither is made twice. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { operationId } from '../../parts/operation';
import { type Row, ServerError } from '../../providers/errors';

type Values = Record<string, unknown>;

/** The fields of the job, of the way that was chosen to hand its file over. */
function fieldsOf({ way, note, upload, fileUrl, ...fields }: Values): Values {
  return way === 'upload' ? { ...fields, upload } : { ...fields, fileUrl };
}

export function useIntake() {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const [ids] = useState(() => ({ job: operationId(), note: operationId() }));
  const [made, setMade] = useState<Row>();
  // The server may have made the job although its answer never came.
  const isUnsure = useRef(false);

  async function makeJob(values: Values): Promise<Row> {
    const fields = fieldsOf(values);
    const { data: job } = await dataProvider
      .create<Row>('PrintJob', { data: { ...fields, operationId: ids.job } })
      .catch((error) => {
        isUnsure.current ||= error instanceof ServerError && error.status === 0;
        throw error;
      });
    setMade(job);
    if (!isUnsure.current) return job;
    // What was made is what was sent first; what was typed since then is saved on top.
    const { upload, ...typed } = fields;
    const { data } = await dataProvider.update<Row>('PrintJob', {
      id: job.id,
      data: { ...job, ...typed },
      previousData: job,
    });
    return data;
  }

  /** Rejects with the server's refusal, of the job or, once that is made, of its note. */
  async function send(values: Values): Promise<Row> {
    const job = made ?? (await makeJob(values));
    const message = String(values.note ?? '').trim();
    if (message) {
      const note = { printJob: job.id, noteType: 'General', message, operationId: ids.note };
      await dataProvider.create('JobNote', { data: note });
    }
    await queryClient.invalidateQueries({ queryKey: ['PrintJob'] });
    return job;
  }

  return { send, made };
}
