/** What a rule must be in itself: ranges, the form of its feasibility rule, and what it names. */
import { ShopError } from '../../domain/errors';
import { asSpelled } from '../../domain/input';
import type { Change } from '../../kernel/change';
import type { Tools } from '../../kernel/tools';

const MOST_RECOMMENDED = 10;
const LARGEST = 1_000_000_000;

const LENGTHS = ['maxWidthMm', 'maxDepthMm', 'maxHeightMm'];
const VOLUMES = ['minVolumeMm3', 'maxVolumeMm3'];
const KEYS = [...LENGTHS, ...VOLUMES, 'otherwise'];

export function checkRange({ after: { minQuantity, maxQuantity } }: Change): void {
  if (minQuantity > maxQuantity) throw new ShopError('rule.range', { min: minQuantity, max: maxQuantity });
}

export function checkCurrency(change: Change, { config }: Tools): void {
  const { currency } = change.after;
  if (change.changes('currency') && currency !== config.shopCurrency)
    throw new ShopError('rule.otherCurrency', { given: currency, currency: config.shopCurrency });
}

export function checkFeasibility(change: Change): void {
  const rule: Record<string, unknown> | undefined = change.after.feasibilityRule;
  if (!rule || !change.changes('feasibilityRule')) return;
  const refuse = (key: string, must: string): never => {
    throw new ShopError('rule.feasibility', { key: key.slice(0, 60), must });
  };
  for (const [key, value] of Object.entries(rule)) {
    if (!KEYS.includes(key)) refuse(key, `be left out. There is: ${KEYS.join(', ')}`);
    if (key === 'otherwise') {
      if (value !== 'review' && value !== 'refuse') refuse(key, 'be “review” or “refuse”');
    } else if (typeof value !== 'number' || !(value > 0 && value <= LARGEST))
      refuse(key, `be a number above 0, of at most ${LARGEST}`);
  }
  const { minVolumeMm3, maxVolumeMm3 } = rule as Record<string, number>;
  if (Number(minVolumeMm3) > Number(maxVolumeMm3)) refuse('minVolumeMm3', 'be no more than maxVolumeMm3');
}

/** A quality is named by its profile for all materials. */
export async function checkQuality(change: Change, { store }: Tools): Promise<void> {
  if (!change.changes('quality') || !change.after.quality) return;
  const profile = await store.get('PrintProfile', change.after.quality.objectId);
  if (profile?.materialType !== undefined)
    throw new ShopError('rule.quality', { quality: profile.quality, material: profile.materialType });
}

export async function checkRecommendations(change: Change, { store }: Tools): Promise<void> {
  const given: unknown[] | undefined = change.after.materialRecommendations;
  if (!given || !change.changes('materialRecommendations')) return;
  if (given.length > MOST_RECOMMENDED)
    throw new ShopError('input.outOfRange', {
      class: 'QuoteRule',
      field: 'materialRecommendations',
      range: `a list of at most ${MOST_RECOMMENDED} names`,
      value: `a list of ${given.length}`,
    });
  const names = (await store.find('Material', { isActive: true })).map(({ name }) => name as string);
  const spelled = given.map((value) => {
    const name = typeof value === 'string' ? asSpelled(names, value) : undefined;
    if (name === undefined)
      throw new ShopError('stock.unknownMaterial', {
        value: typeof value === 'string' ? value.slice(0, 60) : typeof value,
        known: names.join(', ') || 'none yet',
      });
    return name;
  });
  change.set('materialRecommendations', [...new Set(spelled)]);
}
