/** Asks for an account in the store. What comes of it is mailed, so that nobody learns here who has one. */
import type { EmailMessageLanguage } from '../../schema/generated';
import { askForAccount } from '../data/accounts';
import { ShopError } from '../domain/errors';
import { isMailable } from '../domain/record/mail-text';
import type { Tools } from '../kernel/tools';
import { onlyKnown } from './calling';
import { checkGiven, checkIfGiven } from './customer-input';
import type { PublicCall } from './public';

const FIELDS = ['email', 'name', 'language'] as const;

/** { email, name, language }. Answers { sent: true }, whether or not there is an account. */
export const registerCustomer = async ({ params, tools }: PublicCall) => {
  onlyKnown(params, FIELDS);
  const { email, name } = askedOf(tools, params);
  const language = (params.language ?? tools.config.shopLanguage) as EmailMessageLanguage;
  await askForAccount(tools, { email, name, language });
  return { sent: true };
};

function askedOf(tools: Tools, params: Record<string, unknown>) {
  for (const field of ['email', 'name'] as const)
    checkGiven(tools, { className: 'Customer', field }, field, params[field]);
  checkIfGiven(tools, { className: 'Customer', field: 'language' }, 'language', params.language);
  const { email, name } = params as { email: string; name: string };
  if (!isMailable(email))
    throw new ShopError('input.badFormat', { class: 'request', field: 'email', hint: 'an e-mail address' });
  return { email: email.toLowerCase(), name: name.trim() };
}
