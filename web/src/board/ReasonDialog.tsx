/** Asks why, for the moves that want to know. A refusal is said here, beside what was typed. */
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../parts/FormDialog';
import { ReasonInput } from '../parts/ReasonInput';
import type { Row } from '../providers/errors';

interface Props {
  job: Row;
  status: string;
  save: (reason: string) => Promise<void>;
  /** Saved: nothing is left to ask. */
  done: () => void;
  /** Not to be moved after all. */
  cancel: () => void;
}

export function ReasonDialog({ job, status, save, done, cancel }: Props) {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  const place = translate(`resources.PrintJob.values.status.${status}`);

  async function run() {
    await save(reason);
    done();
    return false;
  }

  return (
    <FormDialog
      title={translate('board.reason.title', { job: job.jobNumber, place })}
      action={translate('board.reason.submit', { place })}
      isReady={Boolean(reason.trim())}
      run={run}
      close={cancel}
    >
      <ReasonInput
        label={translate('board.reason.label')}
        value={reason}
        change={setReason}
        fullWidth
        margin="dense"
        maxLength={1000}
      />
    </FormDialog>
  );
}
