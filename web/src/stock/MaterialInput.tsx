import { AutocompleteInput, type AutocompleteInputProps, required, useGetList, useRecordContext } from 'react-admin';
import type { Row } from '../providers/errors';

/** One of the shop's materials, by its name. */
export function MaterialInput(props: Partial<AutocompleteInputProps>) {
  const { data = [], isPending } = useGetList<Row>('Material', {
    pagination: { page: 1, perPage: 500 },
    sort: { field: 'name', order: 'ASC' },
    filter: { isActive: true },
  });
  // One that the shop no longer takes stays where it is.
  const kept = useRecordContext<Row>()?.materialType;
  const names = new Set([...data.map(({ name }) => name), ...(kept ? [kept] : [])]);
  const choices = [...names].map((name) => ({ id: name, name }));
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
