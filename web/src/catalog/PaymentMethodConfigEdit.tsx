import { BooleanInput, maxLength, NumberInput, TextInput, useTranslate } from 'react-admin';
import { EditPage } from '../parts/EditPage';
import { FormGrid } from '../parts/FormGrid';
import { limitsOf } from '../parts/limits';
import type { Row } from '../providers/errors';
import { StoreTabs } from './StoreTabs';

const ORDER = limitsOf('PaymentMethodConfig', 'sortOrder');
const LABEL = maxLength(200);
const INSTRUCTIONS = maxLength(2000);
const LANGUAGES = ['en', 'de'];
/** An emptied text is one of no letters: an object's fields cannot be taken away one by one. */
const asText = (value: string | null) => value ?? '';

export default function PaymentMethodConfigEdit() {
  const translate = useTranslate();
  const title = (row: Row | undefined) =>
    row ? translate(`resources.PaymentMethodConfig.values.method.${row.method}`) : '';
  return (
    <EditPage title={title} width={860} head={<StoreTabs />} goTo="list">
      <BooleanInput source="enabled" helperText="catalog.payment.enabledHelp" />
      <FormGrid>
        {LANGUAGES.map((language) => (
          <TextInput
            key={language}
            source={`configJson.label.${language}`}
            label={`catalog.payment.labels.${language}`}
            validate={LABEL}
            parse={asText}
            helperText="catalog.payment.labelHelp"
          />
        ))}
        {LANGUAGES.map((language) => (
          <TextInput
            key={language}
            source={`configJson.instructions.${language}`}
            label={`catalog.payment.instructions.${language}`}
            validate={INSTRUCTIONS}
            parse={asText}
            multiline
            minRows={3}
            helperText="catalog.payment.instructionsHelp"
          />
        ))}
        <NumberInput source="sortOrder" validate={ORDER} helperText="catalog.orderHelp" />
      </FormGrid>
    </EditPage>
  );
}
