/** The form of a page that makes a row: says refusals in place, loses nothing typed. */
import { Stack } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Form, SaveButton, useDataProvider, useNotify, useRedirect, useResourceContext } from 'react-admin';
import { type Row, ServerError } from '../providers/errors';
import { Refusal } from './Refusal';

export interface CreateFormProps {
  children: ReactNode;
  defaultValues?: Record<string, unknown>;
  /** Where whoever made it goes next. */
  goTo?: 'show' | 'edit' | 'list';
  /** Called with the row that was made, and takes them there. */
  onMade?: (row: Row, values: Record<string, unknown>) => void;
}

export function CreateForm({ children, defaultValues, goTo = 'show', onMade }: CreateFormProps) {
  const resource = useResourceContext() ?? '';
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const redirect = useRedirect();
  const [error, setError] = useState<unknown>();

  async function submit(values: Record<string, unknown>) {
    setError(undefined);
    try {
      const { data } = await dataProvider.create<Row>(resource, { data: values });
      await queryClient.invalidateQueries({ queryKey: [resource] });
      notify('shell.saved', { type: 'success' });
      if (onMade) onMade(data, values);
      else redirect(goTo, resource, data.id);
    } catch (refused) {
      setError(refused);
      return refused instanceof ServerError ? refused.body.errors : undefined;
    }
    return undefined;
  }

  return (
    <Form onSubmit={submit} defaultValues={defaultValues}>
      <Stack sx={{ p: 2, gap: 1 }}>
        {children}
        <Refusal error={error} />
        <div>
          <SaveButton alwaysEnable />
        </div>
      </Stack>
    </Form>
  );
}
