/** Intake: a job is taken in at the counter. */
import { Alert, Box, Card, Stack } from '@mui/material';
import { useState } from 'react';
import {
  BooleanInput,
  CreateBase,
  Form,
  SaveButton,
  TextInput,
  useNotify,
  useRedirect,
  useTranslate,
} from 'react-admin';
import { limitsOf } from '../parts/limits';
import { Refusal } from '../parts/Refusal';
import { Screen } from '../parts/Screen';
import { ServerError } from '../providers/errors';
import { ClientField } from './intake/ClientField';
import { FileFields } from './intake/FileFields';
import { MaterialFields } from './intake/MaterialFields';
import { Part } from './intake/Part';
import { PlanFields } from './intake/PlanFields';
import { USUAL_QUALITY } from './intake/QualityInput';
import { useIntake } from './intake/useIntake';

const DEFAULTS = { way: 'upload', quantity: 1, quality: USUAL_QUALITY, priority: 3, quoteRequested: false };
const NOTE = limitsOf('JobNote', 'message', false);
/** Only what the browser itself does to a set of fields. */
const PLAIN = { border: 0, p: 0, m: 0, minWidth: 0 };

function Intake() {
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const { send, made } = useIntake();
  const [error, setError] = useState<unknown>();

  async function submit(values: Record<string, unknown>) {
    setError(undefined);
    try {
      const job = await send(values);
      notify('intake.done', { type: 'success', messageArgs: { job: job.jobNumber } });
      redirect('show', 'PrintJob', job.id);
    } catch (refused) {
      setError(refused);
      return refused instanceof ServerError ? refused.body.errors : undefined;
    }
    return undefined;
  }

  return (
    <Form onSubmit={submit} defaultValues={DEFAULTS}>
      <Box component="fieldset" disabled={made !== undefined} sx={PLAIN}>
        <Part title={translate('intake.parts.client')}>
          <ClientField isFirst />
        </Part>
        <Part title={translate('intake.parts.file')}>
          <FileFields />
        </Part>
        <Part title={translate('intake.parts.material')}>
          <MaterialFields />
        </Part>
        <Part title={translate('intake.parts.plan')} about={translate('intake.parts.planAbout')}>
          <PlanFields />
          <BooleanInput source="quoteRequested" helperText="intake.quote" />
        </Part>
      </Box>
      <Part title={translate('intake.parts.note')} about={translate('intake.parts.noteAbout')}>
        <TextInput
          source="note"
          label="resources.JobNote.fields.message"
          validate={NOTE}
          multiline
          minRows={2}
          helperText={false}
        />
      </Part>
      <Stack
        sx={{
          position: 'sticky',
          bottom: 0,
          zIndex: 1,
          gap: 1.5,
          px: 3,
          py: 2,
          bgcolor: 'background.paper',
          borderRadius: 1,
        }}
      >
        {made && <Alert severity="info">{translate('intake.onlyNote', { job: made.jobNumber })}</Alert>}
        <Refusal error={error} />
        <div>
          <SaveButton alwaysEnable label="intake.save" />
        </div>
      </Stack>
    </Form>
  );
}

export default function PrintJobCreate() {
  const translate = useTranslate();
  return (
    <CreateBase>
      <Screen title={translate('jobList.new')} width={980}>
        <Card sx={{ overflow: 'visible' }}>
          <Intake />
        </Card>
      </Screen>
    </CreateBase>
  );
}
