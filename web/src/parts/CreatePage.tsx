/** The page on which a row is made: one form in a card. */
import { Card } from '@mui/material';
import { CreateBase } from 'react-admin';
import { CreateForm, type CreateFormProps } from './CreateForm';
import { Screen, type ScreenProps } from './Screen';

type Props = CreateFormProps & Pick<ScreenProps, 'title' | 'head' | 'width'>;

export function CreatePage({ title, head, width = 760, ...form }: Props) {
  return (
    <CreateBase>
      <Screen title={title} width={width} head={head}>
        <Card>
          <CreateForm {...form} />
        </Card>
      </Screen>
    </CreateBase>
  );
}
