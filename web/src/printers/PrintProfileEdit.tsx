import { useTranslate } from 'react-admin';
import { EditPage } from '../parts/EditPage';
import type { Row } from '../providers/errors';
import { PrintProfileFields } from './PrintProfileFields';

export default function PrintProfileEdit() {
  const translate = useTranslate();
  const title = (profile: Row | undefined) =>
    profile
      ? `${profile.quality} · ${profile.materialType ?? translate('printers.allMaterials')}`
      : translate('printers.profiles');
  return (
    <EditPage title={title} goTo="list">
      <PrintProfileFields />
    </EditPage>
  );
}
