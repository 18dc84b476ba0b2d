/** The page on which a row is changed: one form in a card, saved at once where it stands. */
import { Card, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { EditBase, useEditContext } from 'react-admin';
import type { Row } from '../providers/errors';
import { EditForm, type EditFormProps } from './EditForm';
import { Screen, type ScreenProps } from './Screen';

interface Props extends EditFormProps, Pick<ScreenProps, 'head' | 'actions' | 'width'> {
  /** Of the row, which is not there at first. */
  title: (row: Row | undefined) => string;
  /** What stands before the form, once the row is there. */
  above?: (row: Row) => ReactNode;
}

function Page({ title, above, head, actions, width = 760, ...form }: Props) {
  const { record } = useEditContext<Row>();
  return (
    <Screen title={title(record)} width={width} head={head} actions={actions}>
      <Stack sx={{ gap: 2 }}>
        {record && above?.(record)}
        <Card>
          <EditForm {...form} />
        </Card>
      </Stack>
    </Screen>
  );
}

export function EditPage(props: Props) {
  return (
    <EditBase mutationMode="pessimistic">
      <Page {...props} />
    </EditBase>
  );
}
