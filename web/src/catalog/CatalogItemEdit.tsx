import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EditPage } from '../parts/EditPage';
import type { Row } from '../providers/errors';
import { setItemPicture } from '../providers/itemPicture';
import { CatalogItemFields } from './CatalogItemFields';
import { DeleteRow } from './DeleteRow';
import { type Choice, PictureField } from './PictureField';
import { StoreTabs } from './StoreTabs';

export default function CatalogItemEdit() {
  const translate = useTranslate();
  const [picture, choosePicture] = useState<Choice>();
  const sendPicture = async ({ id }: Row) => {
    if (picture !== undefined) await setItemPicture(id, picture);
  };
  return (
    <EditPage
      title={(row) => row?.name ?? translate('catalog.tabs.CatalogItem')}
      width={860}
      head={<StoreTabs />}
      actions={<DeleteRow />}
      goTo="list"
      afterwards={sendPicture}
    >
      <CatalogItemFields />
      <PictureField choice={picture} choose={choosePicture} />
    </EditPage>
  );
}
