/** A new model with its file, or what is said of one that is there. */
import { Stack, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { FormDialog } from '../parts/FormDialog';
import { ModelUpload } from '../parts/ModelUpload';
import { useSave } from '../parts/useSave';
import type { Row } from '../providers/errors';
import type { UploadName } from '../uploading/resumable';
import { wholeOf } from './ruleDraft';

interface Props {
  templateId: string;
  /** undefined: a new one. */
  model: Row | undefined;
  /** Where a new one stands among the others. */
  place: number;
  close: () => void;
}

export function ModelDialog({ templateId, model, place, close }: Props) {
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const save = useSave('Model');
  const [upload, setUpload] = useState<UploadName | null>(null);
  const [displayName, setDisplayName] = useState<string>(model?.displayName ?? '');
  const [copiesText, setCopies] = useState(String(model?.copies ?? 1));
  const [orderText, setOrder] = useState(String(model?.sortOrder ?? place));
  const [copies, sortOrder] = [wholeOf(copiesText), wholeOf(orderText)];
  const isReady = Boolean(model || upload) && copies !== undefined && copies > 0 && sortOrder !== undefined;

  async function run() {
    const fields = { displayName: displayName.trim() || undefined, copies, sortOrder };
    if (model) return (await save(model, fields)) !== undefined;
    await dataProvider.create('Model', { data: { ...fields, productTemplate: templateId, upload } });
    await queryClient.invalidateQueries({ queryKey: ['Model'] });
    return true;
  }

  return (
    <FormDialog
      title={model ? translate('catalog.models.edit', { name: model.displayName }) : translate('catalog.models.add')}
      action={translate('ra.action.save')}
      isReady={isReady}
      width="sm"
      run={run}
      close={close}
    >
      {!model && <ModelUpload done={(name) => setUpload(name)} />}
      <TextField
        label={translate('resources.Model.fields.displayName')}
        helperText={model ? undefined : translate('catalog.models.nameHelp')}
        value={displayName}
        onChange={(event) => setDisplayName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <Stack direction="row" sx={{ gap: 2 }}>
        <TextField
          label={translate('resources.Model.fields.copies')}
          helperText={translate('catalog.models.copiesHelp')}
          value={copiesText}
          onChange={(event) => setCopies(event.target.value)}
          error={!copies}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        />
        <TextField
          label={translate('resources.Model.fields.sortOrder')}
          value={orderText}
          onChange={(event) => setOrder(event.target.value)}
          error={sortOrder === undefined}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        />
      </Stack>
    </FormDialog>
  );
}
