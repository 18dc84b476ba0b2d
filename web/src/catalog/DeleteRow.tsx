/** The way to delete the row of a page. */
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRecordContext, useRedirect, useResourceContext, useTranslate } from 'react-admin';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayDo } from '../providers/rights';
import { DeleteDialog } from './DeleteDialog';

export function DeleteRow() {
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const resource = useResourceContext() ?? '';
  const record = useRecordContext<Row>();
  const who = useWho();
  const [isAsking, setAsking] = useState(false);
  if (!record || !who || !mayDo('delete', resource, who, record)) return null;

  function leave() {
    notify('catalog.deleted', { type: 'success' });
    redirect('list', resource);
  }

  return (
    <>
      <Button color="error" startIcon={<DeleteIcon />} onClick={() => setAsking(true)}>
        {translate('ra.action.delete')}
      </Button>
      {isAsking && (
        <DeleteDialog
          resource={resource}
          row={record}
          title={translate('catalog.deleteTitle', { name: record.name })}
          text={translate('catalog.deleteText')}
          done={leave}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}
