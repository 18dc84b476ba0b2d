/** Items of the catalogue: the picture that one shows is kept, and the one before it goes. */

import { claimFile, dropFile } from '../../data/stored-files';
import { ShopError } from '../../domain/errors';
import { pictureFileOf } from '../../domain/sales/pictures';
import type { Change } from '../../kernel/change';
import { type Effect, pointerTo, type Row } from '../../kernel/record';
import type { ClassRules, Deletion, Tools } from '../../kernel/tools';

export const CatalogItemRules: ClassRules = {
  beforeSave: [changePicture],
  beforeDelete: [notQuoted, takePictureAlong],
  effects: { keepPicture, dropPicture },
};

function changePicture(change: Change): void {
  if (!change.changes('imageUrl')) return;
  const { before, after } = change;
  if (after.imageUrl === null) change.set('imageUrl', undefined);
  const [kept, dropped] = [after, before].map((row) => pictureFileOf(row?.imageUrl));
  if (kept) change.effects.push({ kind: 'keepPicture', name: kept });
  if (dropped) change.effects.push({ kind: 'dropPicture', name: dropped });
}

async function notQuoted({ before: item }: Deletion, { store }: Tools): Promise<void> {
  if (await store.first('Quote', { catalogItem: pointerTo('CatalogItem', item.objectId) }))
    throw new ShopError('write.inUse', {
      class: 'CatalogItem',
      what: 'quotes',
      instead: 'Set active to false instead.',
    });
}

function takePictureAlong({ before: item, effects }: Deletion): void {
  const name = pictureFileOf(item.imageUrl);
  if (name) effects.push({ kind: 'dropPicture', name });
}

async function keepPicture({ objectId }: Row, { name }: Effect, tools: Tools): Promise<void> {
  await claimFile(tools, name as string, { catalogItem: pointerTo('CatalogItem', objectId) });
}

async function dropPicture(_row: Row, { name }: Effect, tools: Tools): Promise<void> {
  await dropFile(tools, name as string);
}
