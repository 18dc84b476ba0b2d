import PrintIcon from '@mui/icons-material/QrCode2';
import { Button, type ButtonProps } from '@mui/material';
import { useTranslate } from 'react-admin';
import { isManaged } from '../small/page';
import { useOpenPdf } from './useOpenPdf';

interface Props extends Omit<ButtonProps, 'onClick'> {
  kind: 'jobs' | 'batches';
  id: string;
}

/** Opens the label of a job or a batch in a tab of its own, to be printed. */
export function LabelButton({ kind, id, ...shown }: Props) {
  const translate = useTranslate();
  const { open, isWorking } = useOpenPdf();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (isManaged) return null;
  const address = `/labels/${kind}/${id}?timeZone=${encodeURIComponent(timeZone)}`;
  return (
    <Button
      startIcon={<PrintIcon />}
      loading={isWorking}
      loadingPosition="start"
      {...shown}
      onClick={() => open(address)}
    >
      {translate('labels.print')}
    </Button>
  );
}
