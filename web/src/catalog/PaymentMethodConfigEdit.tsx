import { Card } from '@mui/material';
import { BooleanInput, EditBase, maxLength, NumberInput, TextInput, useEditContext, useTranslate } from 'react-admin';
import { EditForm } from '../parts/EditForm';
import { FormGrid } from '../parts/FormGrid';
import { limitsOf } from '../parts/limits';
import { Screen } from '../parts/Screen';
import { StoreTabs } from './StoreTabs';

const ORDER = limitsOf('PaymentMethodConfig', 'sortOrder');
const LABEL = maxLength(200);
const INSTRUCTIONS = maxLength(2000);
const LANGUAGES = ['en', 'de'];
/** An emptied text is one of no letters: an object's fields cannot be taken away one by one. */
const asText = (value: string | null) => value ?? '';

function PaymentMethodPage() {
  const translate = useTranslate();
  const { record } = useEditContext();
  const title = record ? translate(`resources.PaymentMethodConfig.values.method.${record.method}`) : '';
  return (
    <Screen title={title} width={860} head={<StoreTabs />}>
      <Card>
        <EditForm goTo="list">
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
        </EditForm>
      </Card>
    </Screen>
  );
}

export default function PaymentMethodConfigEdit() {
  return (
    <EditBase mutationMode="pessimistic">
      <PaymentMethodPage />
    </EditBase>
  );
}
