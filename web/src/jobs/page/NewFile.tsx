/** Brings a new revision of the file, while one may still come. */
import UploadIcon from '@mui/icons-material/FileUploadOutlined';
import { Button } from '@mui/material';
import { type ChangeEvent, useRef, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { FILE_IS_OPEN } from '../../../../cloud/domain/jobs/model-files';
import { FormDialog } from '../../parts/FormDialog';
import { ACCEPTED, ModelUpload } from '../../parts/ModelUpload';
import { useSave } from '../../parts/useSave';
import { mayWrite } from '../../providers/rights';
import type { UploadName } from '../../uploading/resumable';
import { useJobPage } from './JobContext';

export function NewFile() {
  const translate = useTranslate();
  const notify = useNotify();
  const save = useSave('PrintJob');
  const { job, who } = useJobPage();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [uploaded, setUploaded] = useState<{ upload: UploadName; fileName: string }>();
  if (!FILE_IS_OPEN.includes(job.status) || job.parentJob || job.runCount) return null;
  if (!mayWrite('fileName', 'PrintJob', who, job)) return null;

  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    setFile(target.files?.[0]);
    target.value = '';
  }

  async function run() {
    if (!uploaded || !(await save(job, uploaded))) return false;
    notify('jobPage.file.replaced', { type: 'success' });
    return true;
  }

  return (
    <>
      <input ref={input} type="file" hidden accept={ACCEPTED} onChange={choose} />
      <Button size="small" startIcon={<UploadIcon />} onClick={() => input.current?.click()}>
        {translate('jobPage.file.replace')}
      </Button>
      {file && (
        <FormDialog
          title={translate('jobPage.file.replaceTitle', { number: (job.fileRevision ?? 0) + 1 })}
          action={translate('jobPage.file.use')}
          isReady={uploaded !== undefined}
          width="sm"
          run={run}
          close={() => setFile(undefined)}
        >
          <ModelUpload
            first={file}
            done={(upload, fileName) => setUploaded(upload ? { upload, fileName } : undefined)}
          />
          {translate('jobPage.file.replaceWith')}
        </FormDialog>
      )}
    </>
  );
}
