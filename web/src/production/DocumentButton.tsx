import { Button, type SxProps } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Row } from '../providers/errors';
import { PayloadDialog } from './PayloadDialog';

/** Opens what the printer is given for an entry; nothing where nothing is prepared. */
export function DocumentButton({ item, sx }: { item: Row; sx?: SxProps }) {
  const translate = useTranslate();
  const [isRead, setRead] = useState(false);
  const payload: Row | undefined = item.included?.printerAssignment;
  if (!payload) return null;
  return (
    <>
      <Button size="small" onClick={() => setRead(true)} sx={sx}>
        {translate('production.document', { number: payload.number })}
      </Button>
      {isRead && <PayloadDialog payload={payload} close={() => setRead(false)} />}
    </>
  );
}
