/** What is one's own, whoever is signed in. */
import { useGetIdentity, useTranslate } from 'react-admin';
import { RowName } from '../parts/RowName';
import { Screen } from '../parts/Screen';
import { SecondFactorCard } from './SecondFactorCard';

export default function MyAccountPage() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const name = identity?.fullName ?? '';
  return (
    <Screen title={translate('account.title')} width={640} head={<RowName name={name} />}>
      <SecondFactorCard />
    </Screen>
  );
}
