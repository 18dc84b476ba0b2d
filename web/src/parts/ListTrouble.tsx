import { useListContext } from 'react-admin';
import { Refusal } from './Refusal';

/** For the list that ListTrouble stands in: what it says is not said below once more. */
export const IN_PLACE = { onError: () => undefined };

/** Why the list that it stands in could not be read. */
export function ListTrouble() {
  const { error } = useListContext();
  return <Refusal error={error} sx={{ borderRadius: 0 }} />;
}
