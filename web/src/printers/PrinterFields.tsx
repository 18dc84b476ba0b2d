import {
  BooleanInput,
  FormDataConsumer,
  NumberInput,
  PasswordInput,
  SelectInput,
  TextInput,
  useTranslate,
} from 'react-admin';
import { FormGrid } from '../parts/FormGrid';
import { limitsOf } from '../parts/limits';
import { rulesOf } from '../providers/rights';

const NAME = limitsOf('Printer', 'name');
const NOTES = limitsOf('Printer', 'notes');
const SIZES = ['buildWidthMm', 'buildDepthMm', 'buildHeightMm'].map((source) => ({
  source,
  validate: limitsOf('Printer', source),
}));

const CONNECTOR = limitsOf('Printer', 'connector');
const ADDRESS = limitsOf('Printer', 'connectorUrl');
const KEY = limitsOf('Printer', 'connectorKey');
/** What the server talks to, and so needs an address of. */
const REACHED = new Set(['octoprint', 'moonraker']);

/** The browser offers nobody's password for it. */
const NO_PASSWORD = { htmlInput: { autoComplete: 'new-password' } };

/** How jobs reach the printer; the key goes in and never comes out. */
function Connection() {
  const translate = useTranslate();
  const connectors = (rulesOf('Printer').values.connector ?? []).map((value) => ({
    id: value,
    name: translate(`resources.Printer.values.connector.${value}`),
  }));
  return (
    <FormGrid>
      <SelectInput source="connector" choices={connectors} validate={CONNECTOR} helperText="printers.connectorHelp" />
      <FormDataConsumer>
        {({ formData }) =>
          REACHED.has(formData.connector) && (
            <>
              <TextInput source="connectorUrl" type="url" validate={ADDRESS} helperText="printers.urlHelp" />
              <PasswordInput
                source="connectorKey"
                label="printers.key"
                validate={KEY}
                helperText="printers.keyHelp"
                slotProps={NO_PASSWORD}
              />
            </>
          )
        }
      </FormDataConsumer>
    </FormGrid>
  );
}

export function PrinterFields() {
  return (
    <>
      <FormGrid>
        <TextInput source="name" validate={NAME} helperText={false} />
        {SIZES.map((size) => (
          <NumberInput key={size.source} {...size} helperText={false} />
        ))}
      </FormGrid>
      <Connection />
      <TextInput source="notes" validate={NOTES} multiline helperText={false} />
      <BooleanInput source="isActive" helperText="printers.printerActive" />
    </>
  );
}
