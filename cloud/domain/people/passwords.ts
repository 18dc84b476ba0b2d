/** What the shop asks of a password. */
import { ShopError } from '../errors';

/** Throws people.weakPassword for one that is short, overlong, or holds the username. */
export function checkPassword(password: string, username: string): void {
  if (password.length < 10 || password.length > 128 || password.toLowerCase().includes(username.toLowerCase()))
    throw new ShopError('people.weakPassword');
}
