import { toServerError } from './errors';
import { Parse } from './parse';

/** Rejects with a ServerError, but never because nobody has the address. */
export async function askForPasswordMail(email: string): Promise<void> {
  try {
    await Parse.User.requestPasswordReset(email);
  } catch (error) {
    throw toServerError(error);
  }
}
