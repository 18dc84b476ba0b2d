/** Takes a batch out of use, or back into it. */
import ArchiveIcon from '@mui/icons-material/ArchiveOutlined';
import UnarchiveIcon from '@mui/icons-material/UnarchiveOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { useSave } from '../parts/useSave';
import type { Row } from '../providers/errors';

export function RetireButton({ batch }: { batch: Row }) {
  const translate = useTranslate();
  const save = useSave('MaterialBatch');
  const [isOpen, setOpen] = useState(false);
  const isRetired = batch.status === 'Retired';
  const way = isRetired ? 'back' : 'retire';
  const text = translate(`stockroom.retire.${way}`);
  return (
    <>
      <Button startIcon={isRetired ? <UnarchiveIcon /> : <ArchiveIcon />} onClick={() => setOpen(true)}>
        {text}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={translate(`stockroom.retire.${way}Title`, { batch: batch.batchCode })}
          text={translate(`stockroom.retire.${way}Text`)}
          action={text}
          onClose={() => setOpen(false)}
          // Whichever is named, the grams decide what a batch in use is.
          run={() => save(batch, { status: isRetired ? 'Available' : 'Retired' })}
        />
      )}
    </>
  );
}
