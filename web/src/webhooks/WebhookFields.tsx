import { AutocompleteArrayInput, BooleanInput, TextInput, useTranslate } from 'react-admin';
import { limitsOf } from '../parts/limits';
import { auditedClasses, lifecyclesOf } from '../providers/rights';

const NAME = limitsOf('Webhook', 'name');
const ADDRESS = limitsOf('Webhook', 'url');
const EVENTS = limitsOf('Webhook', 'events');
const WRITES = ['create', 'update', 'delete'];

/** Everything, everything of a class, and each of its writes and moves. */
const PATTERNS = [
  '*',
  ...auditedClasses.flatMap((className) => {
    const moves = lifecyclesOf(className).flatMap((one) => Object.keys(one.moves));
    return ['*', ...WRITES, ...new Set(moves)].map((action) => `${className}.${action}`);
  }),
];

export function WebhookFields() {
  const translate = useTranslate();
  const choices = PATTERNS.map((id) => ({ id, name: id === '*' ? translate('webhooks.everything') : id }));
  return (
    <>
      <TextInput source="name" validate={NAME} helperText={false} />
      <TextInput source="url" type="url" validate={ADDRESS} helperText="webhooks.urlHelp" />
      <AutocompleteArrayInput source="events" choices={choices} validate={EVENTS} helperText="webhooks.eventsHelp" />
      <BooleanInput source="isActive" helperText="webhooks.activeHelp" />
    </>
  );
}
