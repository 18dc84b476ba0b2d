/** The model: uploaded here, or at an address that is kept and never fetched. */
import RemoveIcon from '@mui/icons-material/Close';
import DoneIcon from '@mui/icons-material/TaskAltOutlined';
import {
  Alert,
  Box,
  FormHelperText,
  IconButton,
  LinearProgress,
  Stack,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { InputHelperText, TextInput, useInput, useTranslate, type Validator } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { MODEL_ENDINGS, MOST_UPLOAD_MB } from '../../../../cloud/domain/jobs/model-files';
import { DropZone } from '../../parts/DropZone';
import { FormGrid } from '../../parts/FormGrid';
import { limitsOf } from '../../parts/limits';
import { useFormat } from '../../parts/useFormat';
import { useUpload } from './useUpload';

const NAME = limitsOf('PrintJob', 'fileName', true);
const isAddress: Validator = (value) =>
  /^https:\/\/[^\s/]+\S*$/.test(value ?? '') ? undefined : 'intake.file.noAddress';
const ADDRESS = [...limitsOf('PrintJob', 'fileUrl', true), isAddress];
const ACCEPT = MODEL_ENDINGS.map((ending) => `.${ending}`).join(',');

export function FileFields() {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const way: string = useWatch({ name: 'way' });
  return (
    <Stack sx={{ gap: 1.5, width: '100%' }}>
      <ToggleButtonGroup
        size="small"
        exclusive
        value={way}
        onChange={(_event, next) => next && setValue('way', next)}
        aria-label={translate('resources.PrintJob.fields.fileName')}
      >
        {['upload', 'address'].map((name) => (
          <ToggleButton key={name} value={name} sx={{ textTransform: 'none', px: 2 }}>
            {translate(`intake.file.${name}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Box sx={{ display: way === 'upload' ? undefined : 'none' }}>
        <UploadField isWanted={way === 'upload'} />
      </Box>
      {way === 'address' && (
        <FormGrid>
          <TextInput source="fileUrl" type="url" validate={ADDRESS} helperText="intake.file.kept" />
          <TextInput source="fileName" validate={NAME} helperText={false} />
        </FormGrid>
      )}
    </Stack>
  );
}

function UploadField({ isWanted }: { isWanted: boolean }) {
  const translate = useTranslate();
  const { number } = useFormat();
  const { setValue } = useFormContext();
  const { upload, refusal, take, remove } = useUpload((uploaded, name) => {
    setValue('file', uploaded, { shouldValidate: uploaded !== null });
    if (name) setValue('fileName', name);
  });
  const isOnItsWay = upload && !upload.uploaded;
  const validate: Validator = (value) => {
    if (!isWanted || value) return undefined;
    return isOnItsWay ? 'intake.file.waiting' : 'intake.file.missing';
  };
  const { fieldState } = useInput({ source: 'file', validate });
  const problem = fieldState.error?.message;
  return (
    <>
      {upload ? (
        <Stack
          direction="row"
          sx={{ gap: 1.5, p: 1.5, alignItems: 'center', border: 1, borderColor: 'divider', borderRadius: 1 }}
        >
          {upload.uploaded && <DoneIcon color="success" titleAccess={translate('intake.file.done')} />}
          <Box sx={{ flexGrow: 1, minWidth: 0 }}>
            <Typography noWrap sx={{ fontWeight: 600 }}>
              {upload.file.name}{' '}
              <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
                {number(Math.max(1, Math.round(upload.file.size / 1024)))} kB
              </Box>
            </Typography>
            {isOnItsWay && (
              <LinearProgress
                variant="determinate"
                aria-label={translate('intake.file.onItsWay')}
                value={upload.part * 100}
                sx={{ mt: 0.5 }}
              />
            )}
          </Box>
          <IconButton onClick={remove} aria-label={translate('intake.file.remove', { name: upload.file.name })}>
            <RemoveIcon fontSize="small" />
          </IconButton>
        </Stack>
      ) : (
        <DropZone
          accept={ACCEPT}
          label={translate('intake.file.drop')}
          hint={translate('intake.file.hint', { endings: MODEL_ENDINGS.join(', '), most: MOST_UPLOAD_MB })}
          isWrong={fieldState.invalid}
          take={take}
        />
      )}
      {refusal && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {translate(refusal, { _: refusal })}
        </Alert>
      )}
      {problem && (
        <FormHelperText error>
          <InputHelperText error={problem} />
        </FormHelperText>
      )}
    </>
  );
}
