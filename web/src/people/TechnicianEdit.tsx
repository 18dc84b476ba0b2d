/** One member of staff: their profile, and their way in. */
import { Card, Chip, Stack, Typography } from '@mui/material';
import { EditBase, useEditContext, useTranslate } from 'react-admin';
import { EditForm } from '../parts/EditForm';
import { FormGrid } from '../parts/FormGrid';
import { RowName } from '../parts/RowName';
import { Screen } from '../parts/Screen';
import type { Row } from '../providers/errors';
import { Access } from './Access';
import { TechnicianFields } from './TechnicianFields';

function TechnicianPage() {
  const translate = useTranslate();
  const { record } = useEditContext<Row>();
  if (!record) return null;
  const name = record.displayName ?? record.username;
  return (
    <Screen
      title={name}
      width={760}
      head={
        <RowName name={name}>
          <Typography color="text.secondary">{record.username}</Typography>
          {!record.isActive && <Chip size="small" label={translate('staff.inactive')} />}
        </RowName>
      }
    >
      <Stack sx={{ gap: 2 }}>
        <Card>
          <EditForm goTo="list">
            <FormGrid>
              <TechnicianFields />
            </FormGrid>
          </EditForm>
        </Card>
        <Access person={record} />
      </Stack>
    </Screen>
  );
}

export default function TechnicianEdit() {
  return (
    <EditBase mutationMode="pessimistic">
      <TechnicianPage />
    </EditBase>
  );
}
