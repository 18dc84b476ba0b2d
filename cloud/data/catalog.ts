/** What the store offers: active items, of active templates that have something to print. */
import type { Pointer, Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

const inOrder = { sort: { sortOrder: 1 as const, createdAt: 1 as const } };
/** A row that is being deleted is not offered any more. */
const THERE = { deletingSince: null };

/** The models of a template, in their order. */
export function activeModels({ store }: Pick<Tools, 'store'>, productTemplate: Pointer): Promise<Row[]> {
  return store.find('Model', { productTemplate, ...THERE }, inOrder);
}

async function isOffered(tools: Pick<Tools, 'store'>, { productTemplate }: Row): Promise<boolean> {
  if (!productTemplate) return true;
  const template = await tools.store.get('ProductTemplate', productTemplate.objectId);
  if (!template?.active || template.deletingSince) return false;
  return (await tools.store.first('Model', { productTemplate, ...THERE })) !== undefined;
}

/** Everything on offer, in its order. */
export async function offeredItems(tools: Pick<Tools, 'store'>): Promise<Row[]> {
  const items = await tools.store.find('CatalogItem', { active: true, ...THERE }, inOrder);
  const offered = await Promise.all(items.map((item) => isOffered(tools, item)));
  return items.filter((_item, index) => offered[index]);
}

/** The item of this address in the store; undefined when there is none on offer. */
export async function offeredItem(tools: Pick<Tools, 'store'>, slug: string): Promise<Row | undefined> {
  const item = await tools.store.first('CatalogItem', { slug, active: true, ...THERE });
  return item && (await isOffered(tools, item)) ? item : undefined;
}
