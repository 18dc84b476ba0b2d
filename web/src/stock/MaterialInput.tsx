import { AutocompleteInput, type AutocompleteInputProps, required, useGetList } from 'react-admin';
import type { Row } from '../providers/errors';

/** One of the shop's materials, by its name. */
export function MaterialInput(props: Partial<AutocompleteInputProps>) {
  const { data = [], isPending } = useGetList<Row>('Material', {
    pagination: { page: 1, perPage: 500 },
    sort: { field: 'name', order: 'ASC' },
    filter: { isActive: true },
  });
  const choices = data.map(({ name }) => ({ id: name, name }));
  return (
    <AutocompleteInput
      source="materialType"
      choices={choices}
      isPending={isPending}
      validate={required()}
      helperText={false}
      {...props}
    />
  );
}
