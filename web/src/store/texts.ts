/** The texts of the store's pages: their own, and those of the customers' pages for what both show. */
import { loadTexts as loadPortal, type Texts as PortalTexts, useTexts as useCommon } from '../portal/texts';
import type { Language } from '../small/settings';
import type { store as EnglishStore } from '../texts/en/store';

export interface Texts extends PortalTexts {
  store: typeof EnglishStore;
}

const files = {
  en: () => import('../texts/en/store'),
  de: () => import('../texts/de/store'),
};

export async function loadTexts(locale: Language): Promise<Texts> {
  const [common, { store }] = await Promise.all([loadPortal(locale), files[locale]()]);
  // The parts of the customers' pages say the store's refusals too.
  const refusals = { ...common.portal.refusals, ...store.refusals };
  return { ...common, portal: { ...common.portal, refusals }, store };
}

/** Within the App, whose context holds all of them. */
export const useTexts = () => useCommon() as Texts;
