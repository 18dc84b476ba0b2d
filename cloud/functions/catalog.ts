/** What the store shows to everybody: its items, and what each is printed from. */
import { activeModels, offeredItem, offeredItems } from '../data/catalog';
import { ShopError } from '../domain/errors';
import type { Row } from '../kernel/record';
import { textOf } from './calling';
import type { PublicCall } from './public';

function viewOf({ slug, name, description, featured, imageUrl, productTemplate }: Row) {
  return { slug, name, description, featured, imageUrl, isUpload: !productTemplate };
}

/** Answers { items: [{ slug, name, description?, featured, imageUrl?, isUpload }] } in their order. */
export async function catalog({ tools }: PublicCall) {
  return { items: (await offeredItems(tools)).map(viewOf) };
}

/** Answers the item of `slug` with { models: [{ modelId, displayName, format, copies }] }; throws catalog.unknownItem. */
export async function catalogItem({ tools, params }: PublicCall) {
  const slug = textOf(params, 'slug', 80);
  const item = await offeredItem(tools, slug);
  if (!item) throw new ShopError('catalog.unknownItem', { slug });
  const models = item.productTemplate ? await activeModels(tools, item.productTemplate) : [];
  return {
    ...viewOf(item),
    models: models.map(({ objectId, displayName, format, copies }) => ({
      modelId: objectId,
      displayName,
      format,
      copies,
    })),
  };
}
