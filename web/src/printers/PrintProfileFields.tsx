/** How a quality is printed, which material and time are estimated by. */
import { Typography } from '@mui/material';
import { BooleanInput, NumberInput, useTranslate } from 'react-admin';
import { FormGrid } from '../parts/FormGrid';
import { limitsOf } from '../parts/limits';

const PARTS = {
  layers: ['layerHeightMm', 'lineWidthMm', 'infillPercent', 'walls', 'topLayers', 'bottomLayers'],
  speeds: [
    'firstLayerMmPerSecond',
    'outerWallMmPerSecond',
    'innerWallsMmPerSecond',
    'infillMmPerSecond',
    'solidMmPerSecond',
    'travelMmPerSecond',
    'accelerationMmPerSecond2',
  ],
  times: ['minimumLayerSeconds', 'setUpMinutes'],
};

const HINTS: Record<string, string> = {
  minimumLayerSeconds: 'printers.minimumHelp',
  setUpMinutes: 'printers.setUpHelp',
};

const INPUTS = Object.entries(PARTS).map(([part, fields]) => ({
  part,
  inputs: fields.map((source) => ({
    source,
    validate: limitsOf('PrintProfile', source),
    helperText: HINTS[source] ?? (false as const),
  })),
}));

export function PrintProfileFields() {
  const translate = useTranslate();
  return (
    <>
      {INPUTS.map(({ part, inputs }) => (
        <section key={part} aria-label={translate(`printers.parts.${part}`)} style={{ width: '100%' }}>
          <Typography component="h2" variant="subtitle2" sx={{ mt: 1, mb: 1 }}>
            {translate(`printers.parts.${part}`)}
          </Typography>
          <FormGrid>
            {inputs.map((input) => (
              <NumberInput key={input.source} {...input} />
            ))}
          </FormGrid>
        </section>
      ))}
      <BooleanInput source="isActive" helperText="printers.profileActive" />
    </>
  );
}
