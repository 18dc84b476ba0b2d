/** The texts of an order's page and of accounts, beside those of the portal whose parts they use. */
import { loadTexts as loadPortal, type Texts, useTexts } from '../portal/texts';
import type { Language } from '../small/settings';
import type { account as EnglishAccount } from '../texts/en/account';
import type { order as EnglishOrder } from '../texts/en/order';

export interface OrderTexts extends Texts {
  order: typeof EnglishOrder;
  account: typeof EnglishAccount;
}

const files = {
  en: () => Promise.all([import('../texts/en/order'), import('../texts/en/account')]),
  de: () => Promise.all([import('../texts/de/order'), import('../texts/de/account')]),
};

export async function loadTexts(locale: Language): Promise<OrderTexts> {
  const [texts, [{ order }, { account }]] = await Promise.all([loadPortal(locale), files[locale]()]);
  const refusals = { ...texts.portal.refusals, ...order.refusals, ...account.refusals };
  return { ...texts, portal: { ...texts.portal, refusals }, order, account };
}

/** Within the App, whose context holds all of them. */
export const useOrderTexts = () => useTexts() as OrderTexts;

/** With the name of the zone: a deadline is to be understood by whoever reads it far away. */
export const deadlineText = ({ region }: Texts, iso: string): string =>
  new Date(iso).toLocaleString(region, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
