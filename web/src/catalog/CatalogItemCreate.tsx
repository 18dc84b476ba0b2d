import { useState } from 'react';
import { useNotify, useRedirect, useTranslate } from 'react-admin';
import { CreatePage } from '../parts/CreatePage';
import type { Row } from '../providers/errors';
import { setItemPicture } from '../providers/itemPicture';
import { CatalogItemFields } from './CatalogItemFields';
import { type Choice, PictureField } from './PictureField';
import { StoreTabs } from './StoreTabs';

const USUAL = { featured: false, active: true, sortOrder: 10 };

export default function CatalogItemCreate() {
  const translate = useTranslate();
  const redirect = useRedirect();
  const notify = useNotify();
  const [picture, choosePicture] = useState<Choice>();

  /** The item is there by then: a picture that is refused is chosen anew on the item's own page. */
  async function sendPicture({ id }: Row) {
    try {
      if (picture) await setItemPicture(id, picture);
      redirect('list', 'CatalogItem');
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
      redirect('edit', 'CatalogItem', id);
    }
  }

  return (
    <CreatePage
      title={translate('catalog.newItem')}
      width={860}
      head={<StoreTabs />}
      defaultValues={USUAL}
      onMade={sendPicture}
    >
      <CatalogItemFields />
      <PictureField choice={picture} choose={choosePicture} />
    </CreatePage>
  );
}
