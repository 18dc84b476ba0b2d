/** Product templates: one stays for as long as something is made of it. */
import { ShopError } from '../../domain/errors';
import { pointerTo } from '../../kernel/record';
import type { ClassRules, Deletion, Tools } from '../../kernel/tools';

export const ProductTemplateRules: ClassRules = {
  beforeDelete: [nothingLeft],
};

const USERS: Record<string, string> = {
  CatalogItem: 'catalogue items',
  Model: 'models',
  PricingProfile: 'pricing profiles',
};

async function nothingLeft({ before: template }: Deletion, { store }: Tools): Promise<void> {
  const productTemplate = pointerTo('ProductTemplate', template.objectId);
  for (const [className, what] of Object.entries(USERS))
    if (await store.first(className, { productTemplate }))
      throw new ShopError('write.inUse', {
        class: 'ProductTemplate',
        what,
        instead: 'Delete those first, or set active to false.',
      });
}
