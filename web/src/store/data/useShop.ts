/** What every page of the store shows or needs: the shop's choices, the cart, and who is signed in. */
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { type Customer, useCustomer } from '../../small/customer';
import type { Language } from '../../small/settings';
import { isKnown } from './buyer';
import { type CartView, type Choices, showCart, storeChoices } from './server';

export interface Shop {
  choices: Choices | undefined;
  cart: CartView | undefined;
  setCart: (cart: CartView) => void;
  customer: Customer | undefined;
  /** The login ended while this page was open. */
  wasSignedOut: boolean;
  /** Why the choices or the cart are not there. */
  error: unknown;
  load: () => void;
}

const EMPTY: CartView = { lines: [], totalPrice: 0, currency: '', needsReview: false };

/** `language`: in which the shop's own texts are wanted. */
export function useShopOnce(language: Language): Shop {
  const [choices, setChoices] = useState<Choices>();
  const [cart, setCart] = useState<CartView>();
  const customer = useCustomer();
  const first = useRef(customer);
  const [error, setError] = useState<unknown>();

  const loadChoices = useCallback(() => storeChoices(language).then(setChoices, setError), [language]);
  const loadCart = useCallback(() => {
    if (isKnown()) showCart().then(setCart, setError);
    else setCart(EMPTY);
  }, []);
  const load = () => {
    setError(undefined);
    loadChoices();
    loadCart();
  };

  useEffect(() => void loadChoices(), [loadChoices]);
  useEffect(() => {
    loadCart();
    // Reached again by “back”, the page is as it was left, and the cart is not.
    const shown = ({ persisted }: PageTransitionEvent) => persisted && window.location.reload();
    window.addEventListener('pageshow', shown);
    return () => window.removeEventListener('pageshow', shown);
  }, [loadCart]);

  const wasSignedOut = first.current !== undefined && customer === undefined;
  return { choices, cart, setCart, customer, wasSignedOut, error, load };
}

export const ShopContext = createContext<Shop | undefined>(undefined);

export function useShop(): Shop {
  const shop = useContext(ShopContext);
  if (!shop) throw new Error('No shop is loaded');
  return shop;
}
