import { TextInput, useTranslate } from 'react-admin';
import { CreatePage } from '../parts/CreatePage';
import { FormGrid } from '../parts/FormGrid';
import { limitsOf } from '../parts/limits';
import { MaterialInput } from '../stock/MaterialInput';
import { PrintProfileFields } from './PrintProfileFields';

const QUALITY = limitsOf('PrintProfile', 'quality');

/** What most printers are run with. */
const USUAL = {
  layerHeightMm: 0.2,
  lineWidthMm: 0.45,
  infillPercent: 20,
  walls: 2,
  topLayers: 5,
  bottomLayers: 4,
  firstLayerMmPerSecond: 20,
  outerWallMmPerSecond: 25,
  innerWallsMmPerSecond: 45,
  infillMmPerSecond: 80,
  solidMmPerSecond: 80,
  travelMmPerSecond: 150,
  accelerationMmPerSecond2: 1000,
  minimumLayerSeconds: 10,
  setUpMinutes: 0,
  isActive: true,
};

export default function PrintProfileCreate() {
  const translate = useTranslate();
  return (
    <CreatePage title={translate('printers.newProfile')} defaultValues={USUAL} goTo="list">
      <FormGrid>
        <TextInput source="quality" validate={QUALITY} helperText="printers.qualityHelp" autoFocus />
        <MaterialInput validate={undefined} helperText="printers.materialHelp" />
      </FormGrid>
      <PrintProfileFields />
    </CreatePage>
  );
}
