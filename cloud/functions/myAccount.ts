/** The profile of the customer who is signed in. */
import { customerOf } from './signed-in';
import type { StoreCall } from './storing';

/** Answers { name, email, language }. */
export const myAccount = async (call: StoreCall) => {
  const { name, email, language } = await customerOf(call);
  return { name, email, language: language ?? call.tools.config.shopLanguage };
};
