/** Who is signed in on this device: kept where all public pages look for it. */
import { useEffect, useState } from 'react';

export interface Customer {
  sessionToken: string;
  name: string;
  email: string;
}

const CUSTOMER = 'printshop.customer';
/** The secret of a guest's session, as the shop's pages keep it. */
const GUEST = 'printshop.session';
/** The browser tells other tabs alone of what is kept. */
const CHANGED = 'printshop-customer';

export function readCustomer(): Customer | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(CUSTOMER) ?? '');
    return typeof kept.sessionToken === 'string' ? kept : undefined;
  } catch {
    return undefined;
  }
}

export const sessionToken = () => readCustomer()?.sessionToken;

export function keepCustomer(customer: Customer | undefined): void {
  if (customer) localStorage.setItem(CUSTOMER, JSON.stringify(customer));
  else localStorage.removeItem(CUSTOMER);
  window.dispatchEvent(new Event(CHANGED));
}

export const guestSecret = () => localStorage.getItem(GUEST) ?? undefined;
export const forgetGuest = () => localStorage.removeItem(GUEST);

export function useCustomer(): Customer | undefined {
  const [customer, setCustomer] = useState(readCustomer);
  useEffect(() => {
    const look = () => setCustomer(readCustomer());
    window.addEventListener(CHANGED, look);
    window.addEventListener('storage', look);
    return () => {
      window.removeEventListener(CHANGED, look);
      window.removeEventListener('storage', look);
    };
  }, []);
  return customer;
}
