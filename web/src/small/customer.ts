/** Who is signed in on this device, or who the guest is: kept where all public pages look for it. */
import { useEffect, useState } from 'react';
import { isRefusal, isSignedOut } from '../providers/errors';

export interface Customer {
  sessionToken: string;
  name: string;
  email: string;
}

const CUSTOMER = 'printshop.customer';
/** The secret of a guest's session in the store. */
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

/** The session, or the account, is not there any more. */
export const isGone = (error: unknown): boolean =>
  isSignedOut(error) || isRefusal(error, 'account.notSignedIn') || isRefusal(error, 'people.noProfile');

/** Where the browser keeps nothing, a guest's session lives as long as the page. */
let held: string | undefined;

export function guestSecret(): string | undefined {
  try {
    return localStorage.getItem(GUEST) ?? held;
  } catch {
    return held;
  }
}

export function keepGuest(secret: string | undefined): void {
  held = secret;
  try {
    if (secret) localStorage.setItem(GUEST, secret);
    else localStorage.removeItem(GUEST);
  } catch {
    // It is held, as said above.
  }
}

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
