/** The server's own functions, called as whoever is signed in. */
import { toServerError } from './errors';
import { Parse } from './parse';

/** Rejects with a ServerError; dates in the answer are Dates. */
export async function callFunction<Answer>(name: string, params: Record<string, unknown> = {}): Promise<Answer> {
  try {
    return (await Parse.Cloud.run(name, params)) as Answer;
  } catch (error) {
    throw toServerError(error);
  }
}
