import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useConnection } from './useLive';

/** Says that what is on the screen may be old. */
export function ConnectionBanner() {
  const translate = useTranslate();
  const isLost = useConnection() === 'reconnecting';
  return (
    <div role="status">
      {isLost && (
        <Alert severity="warning" role="presentation" sx={{ borderRadius: 0 }}>
          {translate('shell.reconnecting')}
        </Alert>
      )}
    </div>
  );
}
