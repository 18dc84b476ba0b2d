/** The picture of an item as it is to be once the form is saved: kept, another one, or none. */
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { kindOfPicture } from '../../../cloud/domain/sales/pictures';
import { DropZone } from '../parts/DropZone';
import type { Row } from '../providers/errors';
import { Picture } from './Picture';

const MOST_BYTES = 5 * 1024 * 1024;

/** A file: this one; null: none; undefined: as it is. */
export type Choice = File | null | undefined;

export function PictureField({ choice, choose }: { choice: Choice; choose: (choice: Choice) => void }) {
  const translate = useTranslate();
  const kept: string | undefined = useRecordContext<Row>()?.imageUrl;
  const [objection, setObjection] = useState<string>();
  const [preview, setPreview] = useState<string>();
  useEffect(() => {
    if (!choice) return setPreview(undefined);
    const address = URL.createObjectURL(choice);
    setPreview(address);
    return () => URL.revokeObjectURL(address);
  }, [choice]);
  const shown = preview ?? (choice === null ? undefined : kept);

  /** What the server would say, said at once. */
  async function take(file: File) {
    const head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
    if (!kindOfPicture(head)) return setObjection(translate('catalog.picture.wrongType', { name: file.name }));
    if (file.size > MOST_BYTES) return setObjection(translate('catalog.picture.tooLarge', { name: file.name }));
    setObjection(undefined);
    choose(file);
  }

  return (
    <Box component="section" aria-label={translate('catalog.picture.title')} sx={{ width: '100%' }}>
      <Typography component="h2" variant="subtitle2" sx={{ mb: 1 }}>
        {translate('catalog.picture.title')}
      </Typography>
      <Stack direction="row" useFlexGap sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
        {shown && <Picture address={shown} alt={translate('catalog.picture.title')} width={200} />}
        <Box sx={{ flexGrow: 1, minWidth: 260 }}>
          <DropZone
            accept="image/png,image/jpeg,image/webp"
            label={translate('catalog.picture.drop')}
            hint={translate('catalog.picture.hint')}
            isWrong={objection !== undefined}
            take={take}
          />
          {shown && (
            <Button size="small" onClick={() => choose(null)} sx={{ mt: 0.5 }}>
              {translate('catalog.picture.remove')}
            </Button>
          )}
        </Box>
      </Stack>
      {objection && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {objection}
        </Alert>
      )}
    </Box>
  );
}
