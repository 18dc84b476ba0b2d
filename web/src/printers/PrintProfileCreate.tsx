import { Card } from '@mui/material';
import { CreateBase, TextInput, useRedirect, useTranslate } from 'react-admin';
import { CreateForm } from '../parts/CreateForm';
import { FormGrid } from '../parts/FormGrid';
import { limitsOf } from '../parts/limits';
import { Screen } from '../parts/Screen';
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
  const redirect = useRedirect();
  return (
    <CreateBase>
      <Screen title={translate('printers.newProfile')} width={760}>
        <Card>
          <CreateForm defaultValues={USUAL} onMade={() => redirect('list', 'PrintProfile')}>
            <FormGrid>
              <TextInput source="quality" validate={QUALITY} helperText="printers.qualityHelp" autoFocus />
              <MaterialInput validate={undefined} helperText="printers.materialHelp" />
            </FormGrid>
            <PrintProfileFields />
          </CreateForm>
        </Card>
      </Screen>
    </CreateBase>
  );
}
