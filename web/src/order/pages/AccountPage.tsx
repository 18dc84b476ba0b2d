/** What is below /account: signing in stands before everything that is somebody's own. */
import { useEffect, useState } from 'react';
import { keepCustomer, useCustomer } from '../../small/customer';
import { DonePage } from '../../small/DonePage';
import { useOrderTexts } from '../texts';
import { ForgottenPage } from './ForgottenPage';
import { HomePage } from './HomePage';
import { OrderPage } from './OrderPage';
import { RegisterPage } from './RegisterPage';
import { SignInPage } from './SignInPage';

/** `way` is what follows /account in the address. */
export function AccountPage({ way: [first, second = ''] }: { way: string[] }) {
  const { account } = useOrderTexts();
  const customer = useCustomer();
  const [hasEnded, setEnded] = useState(false);
  const [isDeleted, setDeleted] = useState(false);
  const isOrder = first === 'orders' && customer !== undefined;
  useEffect(() => {
    // An order says its own name.
    if (!isOrder) document.title = account.mine;
  }, [account, isOrder]);
  const onGone = () => {
    setEnded(true);
    keepCustomer(undefined);
  };

  if (isDeleted) {
    const { data, home } = account;
    return <DonePage title={data.deletedTitle} text={data.deleted} onward={{ to: '/shop', text: home.toShop }} />;
  }
  if (first === 'register') return <RegisterPage />;
  if (first === 'forgotten') return <ForgottenPage />;
  if (!customer) return <SignInPage hasEnded={hasEnded} />;
  if (isOrder) return <OrderPage by={{ orderId: second }} onGone={onGone} />;
  return <HomePage customer={customer} onGone={onGone} onDeleted={() => setDeleted(true)} />;
}
