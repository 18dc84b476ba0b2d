import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import type { Row } from '../providers/errors';

interface Props {
  resource: string;
  row: Row;
  title: string;
  text: string;
  /** Called once the row is gone. */
  done?: () => void;
  close: () => void;
}

/** Deletes a row once it is confirmed; what still needs it is said in the dialog. */
export function DeleteDialog({ resource, row, title, text, done, close }: Props) {
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  async function run() {
    await dataProvider.delete(resource, { id: row.id, previousData: row });
    await queryClient.invalidateQueries({ queryKey: [resource] });
    done?.();
  }
  return (
    <ConfirmDialog
      title={title}
      text={text}
      action={translate('ra.action.delete')}
      color="error"
      run={run}
      onClose={close}
    />
  );
}
