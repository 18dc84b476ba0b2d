/** The functions of the store, and what they answer. */
import type { QuoteJobFeasibilityCode, QuoteJobFeasibilityStatus, QuoteStatus } from '../../../../schema/generated';
import type { OrderContact } from '../../small/contact';
import type { Language } from '../../small/settings';
import { ask, askAsBuyer } from './buyer';

export interface Choices {
  shopName: string;
  currency: string;
  materials: { id: string; name: string; colors: string[] }[];
  qualities: { id: string; name: string; layerHeightMm: number }[];
  tolerances: { id: string; name: string; description?: string; toleranceMm: number }[];
  turnarounds: { id: string; name: string; description?: string }[];
  paymentMethods: PaymentMethod[];
}

export interface PaymentMethod {
  method: string;
  label?: string;
  instructions?: string;
}

export interface CatalogItem {
  slug: string;
  name: string;
  description?: string;
  featured: boolean;
  imageUrl?: string;
  /** It is made of the customer's own files. */
  isUpload: boolean;
}

export interface WholeItem extends CatalogItem {
  models: { modelId: string; displayName: string; format: string; copies: number }[];
}

export interface Options {
  materialId: string;
  color?: string;
  qualityId: string;
  toleranceId?: string;
  turnaroundId?: string;
}

export interface PriceAsked extends Options {
  slug: string;
  quantity: number;
  uploads?: { uploadId: string; uploadSecret: string }[];
}

export interface PriceStep {
  what: 'piece' | 'material' | 'time' | 'setup';
  /** Of all pieces, in `unit`. */
  quantity: number;
  unit: string;
  /** Minor units for each unit. */
  rate: number;
  /** Minor units for all pieces. */
  amount: number;
}

export interface JobPrice {
  jobId: string;
  fileName: string;
  quantity: number;
  unitPrice?: number;
  setupPrice?: number;
  lineTotal?: number;
  feasibilityStatus: QuoteJobFeasibilityStatus;
  /** Which reason it is, for a page that says it in its own words. */
  feasibilityCode?: QuoteJobFeasibilityCode;
  feasibilityReason?: string;
  leadTimeDays?: number;
  priceDetail: PriceStep[];
  materialRecommendations: string[];
}

export interface QuoteView {
  quoteId: string;
  status: QuoteStatus;
  /** No file waits to be read. */
  isReady: boolean;
  canOrder: boolean;
  needsReview: boolean;
  totalPrice?: number;
  currency: string;
  validUntil: string;
  leadTimeDays?: number;
  jobs: JobPrice[];
}

export interface CartLineView {
  lineId: string;
  quoteId: string;
  jobId: string;
  fileName: string;
  item?: { slug: string; name: string };
  material: string;
  color?: string;
  quality: string;
  tolerance?: string;
  turnaround?: string;
  quantity: number;
  unitPrice?: number;
  setupPrice?: number;
  lineTotal?: number;
  leadTimeDays?: number;
  /** It has no price, or one that the shop confirms first. */
  needsReview: boolean;
  validUntil?: string;
}

export interface CartView {
  lines: CartLineView[];
  totalPrice: number;
  currency: string;
  needsReview: boolean;
}

export interface CheckoutAsked {
  requestKey: string;
  paymentMethod: string;
  contact: OrderContact;
  notes?: string;
  language: string;
}

export interface Placed {
  orderNumber: string;
  orderUrl: string;
}

export const storeChoices = (language: Language) => ask<Choices>('storeChoices', { language });
export const catalog = () => ask<{ items: CatalogItem[] }>('catalog', {});
export const catalogItem = (slug: string) => ask<WholeItem>('catalogItem', { slug });
export const priceQuote = (asked: Partial<PriceAsked> & { quoteId?: string }) =>
  askAsBuyer<QuoteView>('priceQuote', asked);
export const addToCart = (quoteId: string) => askAsBuyer<CartView>('addToCart', { quoteId });
export const removeFromCart = (lineId: string) => askAsBuyer<CartView>('removeFromCart', { lineId });
export const showCart = () => askAsBuyer<CartView>('showCart', {});
export const checkout = (asked: CheckoutAsked) => askAsBuyer<Placed>('checkout', asked);
