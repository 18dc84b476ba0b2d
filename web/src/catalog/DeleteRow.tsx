/** Deletes the row of a page, once it is confirmed; what still needs it is said in the dialog. */
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  useDataProvider,
  useNotify,
  useRecordContext,
  useRedirect,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayDo } from '../providers/rights';

export function DeleteRow() {
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const resource = useResourceContext() ?? '';
  const record = useRecordContext<Row>();
  const who = useWho();
  const [isAsking, setAsking] = useState(false);
  if (!record || !who || !mayDo('delete', resource, who, record)) return null;

  async function run() {
    await dataProvider.delete(resource, { id: record?.id ?? '', previousData: record });
    await queryClient.invalidateQueries({ queryKey: [resource] });
    notify('catalog.deleted', { type: 'success' });
    redirect('list', resource);
  }

  return (
    <>
      <Button color="error" startIcon={<DeleteIcon />} onClick={() => setAsking(true)}>
        {translate('ra.action.delete')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={translate('catalog.deleteTitle', { name: record.name })}
          text={translate('catalog.deleteText')}
          action={translate('ra.action.delete')}
          color="error"
          run={run}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
