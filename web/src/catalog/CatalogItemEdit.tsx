import { Card } from '@mui/material';
import { useState } from 'react';
import { EditBase, useEditContext, useTranslate } from 'react-admin';
import { EditForm } from '../parts/EditForm';
import { Screen } from '../parts/Screen';
import type { Row } from '../providers/errors';
import { setItemPicture } from '../providers/itemPicture';
import { CatalogItemFields } from './CatalogItemFields';
import { DeleteRow } from './DeleteRow';
import { type Choice, PictureField } from './PictureField';
import { StoreTabs } from './StoreTabs';

function CatalogItemPage() {
  const translate = useTranslate();
  const { record } = useEditContext();
  const [picture, choosePicture] = useState<Choice>();
  const sendPicture = async ({ id }: Row) => {
    if (picture !== undefined) await setItemPicture(id, picture);
  };
  return (
    <Screen
      title={record?.name ?? translate('catalog.tabs.CatalogItem')}
      width={860}
      head={<StoreTabs />}
      actions={<DeleteRow name={record?.name ?? ''} />}
    >
      <Card>
        <EditForm goTo="list" afterwards={sendPicture}>
          <CatalogItemFields />
          <PictureField choice={picture} choose={choosePicture} />
        </EditForm>
      </Card>
    </Screen>
  );
}

export default function CatalogItemEdit() {
  return (
    <EditBase mutationMode="pessimistic">
      <CatalogItemPage />
    </EditBase>
  );
}
