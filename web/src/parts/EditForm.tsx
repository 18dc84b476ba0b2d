/** The form of an edit page: saves at the revision that was read, says refusals in place, loses nothing typed. */
import { Alert, Stack } from '@mui/material';
import { type ReactNode, useState } from 'react';
import {
  Form,
  SaveButton,
  useNotify,
  useRecordContext,
  useRedirect,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { type Row, ServerError } from '../providers/errors';
import { Refusal } from './Refusal';
import { useLive } from './useLive';
import { useSave } from './useSave';

export interface EditFormProps {
  children: ReactNode;
  /** Where its reader goes once it is saved. */
  goTo?: 'show' | 'list';
  /** What else is saved with the row, which is there by then; its refusal stands in the form. */
  afterwards?: (row: Row) => Promise<void>;
}

export function EditForm({ children, goTo = 'show', afterwards }: EditFormProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const resource = useResourceContext() ?? '';
  const record = useRecordContext<Row>();
  const save = useSave(resource);
  const [refusal, setRefusal] = useState<unknown>();
  const [isOld, setOld] = useState(false);
  useLive(record && `resource/${resource}/${record.id}`, ({ type }) => {
    if (type === 'updated') setOld(true);
  });

  async function submit(values: Record<string, unknown>) {
    if (!record) return undefined;
    setRefusal(undefined);
    try {
      const saved = await save(record, values);
      if (!saved) return undefined;
      await afterwards?.(saved);
    } catch (error) {
      setRefusal(error);
      return error instanceof ServerError ? error.body.errors : undefined;
    }
    notify('shell.saved', { type: 'success' });
    redirect(goTo, resource, record.id);
    return undefined;
  }

  return (
    <Form onSubmit={submit}>
      <Stack sx={{ p: 2, gap: 1 }}>
        {isOld && <Alert severity="info">{translate('shell.changed')}</Alert>}
        {children}
        <Refusal error={refusal} />
        <div>
          <SaveButton alwaysEnable />
        </div>
      </Stack>
    </Form>
  );
}
