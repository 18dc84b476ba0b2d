/** What has been chosen for an item of the store: kept in this tab over a reload, its files in the browser's own store. */
import { newKey } from '../../small/key';
import type { Choices } from './server';

export interface Choice {
  /** Names the files that belong to it. */
  key: string;
  /** The draft that was priced last. */
  quoteId?: string;
  materialId: string;
  color: string;
  qualityId: string;
  toleranceId: string;
  turnaroundId: string;
  quantity: string;
}

const keyOf = (slug: string) => `printshop:item:${slug}`;

function readKept(slug: string): Partial<Choice> {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(slug)) ?? '{}');
  } catch {
    return {};
  }
}

const middleOf = <One>(list: One[]): One | undefined => list[Math.floor(list.length / 2)];

/** What was kept, where the shop still has it, else the first of each list; of the qualities, which go by fineness, the middle. */
export function firstChoice(slug: string, choices: Choices): Choice {
  const kept = readKept(slug);
  const among = (list: { id: string }[], id = '') => (list.some((one) => one.id === id) ? id : (list[0]?.id ?? ''));
  const materialId = among(choices.materials, kept.materialId);
  const colors = choices.materials.find(({ id }) => id === materialId)?.colors ?? [];
  return {
    key: kept.key ?? newKey(),
    quoteId: kept.quoteId,
    materialId,
    color: colors.includes(kept.color ?? '') ? (kept.color ?? '') : '',
    qualityId: among(choices.qualities, kept.qualityId ?? middleOf(choices.qualities)?.id),
    toleranceId: among(choices.tolerances, kept.toleranceId),
    turnaroundId: among(choices.turnarounds, kept.turnaroundId),
    quantity: kept.quantity ?? '1',
  };
}

/** A browser that keeps nothing configures all the same, but not across a reload. */
export function keepChoice(slug: string, choice: Choice): void {
  try {
    sessionStorage.setItem(keyOf(slug), JSON.stringify(choice));
  } catch {
    // As said above.
  }
}

/** What was put into the cart is chosen no more; how it was to be printed may serve the next one. */
export function forgetFilesOf(slug: string, choice: Choice): void {
  keepChoice(slug, { ...choice, key: newKey(), quoteId: undefined });
}
