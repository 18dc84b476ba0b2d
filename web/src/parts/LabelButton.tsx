import PrintIcon from '@mui/icons-material/QrCode2';
import { Button, type ButtonProps } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { fetchBytes } from '../providers/fetching';

/** The new tab has read the label by then. */
const KEEP_MS = 60_000;

interface Props extends Omit<ButtonProps, 'onClick'> {
  kind: 'jobs' | 'batches';
  id: string;
}

/** Opens the label of a job or a batch in a tab of its own, to be printed. */
export function LabelButton({ kind, id, ...shown }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const [isWorking, setWorking] = useState(false);

  async function open() {
    setWorking(true);
    // A tab that is opened later than the press is taken for an advertisement.
    const tab = window.open('', '_blank');
    try {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const label = await fetchBytes(`/labels/${kind}/${id}?timeZone=${encodeURIComponent(timeZone)}`);
      const address = URL.createObjectURL(label);
      if (tab) tab.location.href = address;
      else window.location.assign(address);
      setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
    } catch (error) {
      tab?.close();
      notify((error as Error).message, { type: 'error' });
    } finally {
      setWorking(false);
    }
  }

  return (
    <Button startIcon={<PrintIcon />} loading={isWorking} loadingPosition="start" {...shown} onClick={open}>
      {translate('labels.print')}
    </Button>
  );
}
