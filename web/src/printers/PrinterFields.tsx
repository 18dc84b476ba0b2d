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

const URL = limitsOf('Printer', 'connectorUrl');
const KEY = limitsOf('Printer', 'connectorKey');
/** What the server talks to, and so needs an address of. */
const REACHED = new Set(['octoprint', 'moonraker']);

/** How jobs reach the printer; the key goes in and never comes out. */
function Connection() {
  const translate = useTranslate();
  const connectors = (rulesOf('Printer').values.connector ?? []).map((value) => ({
    id: value,
    name: translate(`resources.Printer.values.connector.${value}`),
  }));
  return (
    <FormGrid>
      <SelectInput source="connector" choices={connectors} helperText="printers.connectorHelp" />
      <FormDataConsumer>
        {({ formData }) =>
          REACHED.has(formData.connector) && (
            <>
              <TextInput source="connectorUrl" type="url" validate={URL} helperText="printers.urlHelp" />
              <PasswordInput
                source="connectorKey"
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

/** The browser offers nobody's password for it. */
const NO_PASSWORD = { htmlInput: { autoComplete: 'new-password' } };

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
