import { useListContext } from 'react-admin';
import { Refusal } from './Refusal';

/** Why the list that it stands in could not be read. */
export function ListTrouble() {
  const { error } = useListContext();
  return <Refusal error={error} sx={{ borderRadius: 0 }} />;
}
