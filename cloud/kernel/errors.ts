/** Where refusals cross the wire: a ShopError becomes a Parse.Error, anything else is a bug and stays one. */
import Parse from 'parse/node';
import { ShopError } from '../domain/errors';
import { log } from '../log';

/** The Parse.Error to answer with. Unknown errors are logged whole and answered without detail. */
export function toParseError(error: unknown): Parse.Error {
  if (error instanceof Parse.Error) return error;
  if (error instanceof ShopError) return new Parse.Error(error.code, error.message);
  const code = (error as { code?: unknown })?.code;
  // The server may hold a second copy of the SDK, whose errors are no instances of ours.
  if (error instanceof Error && error.constructor.name === 'ParseError' && typeof code === 'number')
    return new Parse.Error(code, error.message);
  log.error('An unexpected error was answered with 500', { error });
  return new Parse.Error(Parse.Error.INTERNAL_SERVER_ERROR, 'Internal server error.');
}

/** Runs a trigger or function so that what it throws is fit for the wire. */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toParseError(error);
  }
}
