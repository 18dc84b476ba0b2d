/** A new password, shown once to who has to hand it over. */
import { useTranslate } from 'react-admin';
import { ShownOnce } from '../parts/ShownOnce';

interface Props {
  username: string;
  password: string;
  onClose: () => void;
}

export function HandOver({ username, password, onClose }: Props) {
  const translate = useTranslate();
  return (
    <ShownOnce
      title={translate('staff.password.title', { username })}
      text={translate('staff.password.once')}
      label={translate('resources.Technician.fields.password')}
      secret={password}
      onClose={onClose}
    />
  );
}
