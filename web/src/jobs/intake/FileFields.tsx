/** The model: uploaded here, or at an address that is kept and never fetched. */
import { Box, FormHelperText, Stack, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { InputHelperText, TextInput, useInput, useTranslate, type Validator } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { FormGrid } from '../../parts/FormGrid';
import { limitsOf } from '../../parts/limits';
import { ModelUpload } from '../../parts/ModelUpload';

const NAME = limitsOf('PrintJob', 'fileName', true);
const isAddress: Validator = (value) =>
  /^https:\/\/[^\s/]+\S*$/.test(value ?? '') ? undefined : 'intake.file.noAddress';
const ADDRESS = [...limitsOf('PrintJob', 'fileUrl', true), isAddress];

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
  const { setValue } = useFormContext();
  const validate: Validator = (value) => (!isWanted || value ? undefined : 'intake.file.missing');
  const { fieldState } = useInput({ source: 'upload', validate });
  const problem = fieldState.error?.message;
  return (
    <>
      <ModelUpload
        isWrong={fieldState.invalid}
        done={(name, fileName) => {
          setValue('upload', name, { shouldValidate: name !== null });
          if (fileName) setValue('fileName', fileName);
        }}
      />
      {problem && (
        <FormHelperText error>
          <InputHelperText error={problem} />
        </FormHelperText>
      )}
    </>
  );
}
