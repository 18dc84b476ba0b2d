/** What customers of the store choose from: materials, qualities, tolerances, turnarounds, and ways to pay. */
import { materialsOnOffer } from '../data/materials';
import { type Language, type OfferedMethod, offeredMethods, wordsIn } from '../data/payment-methods';
import { checkIfGiven } from './customer-input';
import type { PublicCall } from './public';

/** There is no order yet whose number could be named. */
const YOUR_NUMBER: Record<Language, string> = { en: 'your order number', de: 'Bestellnummer' };

/** Takes { language? }, the shop's own when left out. Answers each list in its order. */
export async function storeChoices({ tools, params }: PublicCall) {
  checkIfGiven(tools, { className: 'PrintJob', field: 'language' }, 'language', params.language);
  const { store, config } = tools;
  const inOrder = { sort: { sortOrder: 1 as const, createdAt: 1 as const } };
  const there = { deletingSince: null };
  const [materials, qualities, tolerances, turnarounds, methods] = await Promise.all([
    materialsOnOffer(store),
    store.find('PrintProfile', { isActive: true, materialType: null, ...there }, { sort: { layerHeightMm: -1 } }),
    store.find('ToleranceClass', { isActive: true, ...there }, inOrder),
    store.find('TurnaroundProfile', { isActive: true, ...there }, inOrder),
    offeredMethods(tools),
  ]);
  const language = (params.language as Language | undefined) || config.shopLanguage;
  return {
    shopName: config.shopName,
    currency: config.shopCurrency,
    materials,
    qualities: qualities.map(({ objectId, quality, layerHeightMm }) => ({
      id: objectId,
      name: quality,
      layerHeightMm,
    })),
    tolerances: tolerances.map(({ objectId, name, description, toleranceMm }) => ({
      id: objectId,
      name,
      description,
      toleranceMm,
    })),
    turnarounds: turnarounds.map(({ objectId, name, description }) => ({ id: objectId, name, description })),
    paymentMethods: methods.map((method) => methodIn(language, method)),
  };
}

/** In the reader's language, or in the one that there is. */
function methodIn(language: Language, { method, label, instructions }: OfferedMethod) {
  const words = wordsIn(instructions, language)?.replaceAll('{orderNumber}', YOUR_NUMBER[language]);
  return { method, label: wordsIn(label, language), instructions: words };
}
