/** How an entry of a production queue gets on: why it is where it is, what its printer says, and what to do next. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Row } from '../providers/errors';
import type { Who } from '../providers/rights';
import { ItemMoves } from './ItemMoves';
import { PrinterState } from './PrinterState';

export function ItemProgress({ item, who, name }: { item: Row; who: Who; name: string }) {
  const translate = useTranslate();
  return (
    <>
      {item.statusReason && (
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {translate('jobPage.quoted', { reason: item.statusReason })}
        </Typography>
      )}
      {item.printerState && <PrinterState said={item.printerState} />}
      <ItemMoves item={item} who={who} name={name} />
    </>
  );
}
