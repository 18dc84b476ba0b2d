/** Somebody's second factor, as their phone has it. */
import { codeOf, stepAt } from '../../cloud/data/totp';
import type { Answer, Api } from './api';
import { next, type Shop } from './shop';
import { PASSWORD } from './staff';

/** Parse Dashboard's own log-in, with a second factor. */
export const DASHBOARD = {
  DASHBOARD_USER: 'admin',
  DASHBOARD_PASSWORD: 'a-dashboard-password',
  DASHBOARD_FACTOR_SECRET: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
};

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of a secret, as an app reads them off the screen. */
function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The code of now, or of so many half minutes from now. */
export const codeFor = (secret: string, steps = 0): string => codeOf(bytesOf(secret), stepAt(new Date()) + steps);

/** A code that is wrong at any of these times. */
export function wrongCode(secret: string): string {
  const near = new Set([-2, -1, 0, 1, 2].map((steps) => codeFor(secret, steps)));
  let code = 123_456;
  while (near.has(String(code))) code++;
  return String(code);
}

/** A log-in over REST, with a code when one is given. */
export const signIn = (shop: Shop, username: string, token?: unknown, password = PASSWORD): Promise<Answer> =>
  shop.stranger.elsewhere().request('POST', '/parse/login', {
    username,
    password,
    ...(token === undefined ? {} : { authData: { mfa: { token } } }),
  });

/** A member of staff of their own, signed in. */
export async function newPerson(shop: Shop, role = 'technician') {
  const username = `person${next()}`;
  const id = await shop.master.made('Technician', {
    username,
    email: `${username}@shop.example`,
    role,
    password: PASSWORD,
  });
  return { id, username, api: await shop.stranger.elsewhere().login(username, PASSWORD) };
}

/** Turns it on with the code of a half minute ago, so that two more are left. */
export async function turnOn(api: Api): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await api.call('startSecondFactor', { password: PASSWORD });
  const { secret } = begun.body.result;
  const { body } = await api.call('confirmSecondFactor', { code: codeFor(secret, -1) });
  return { secret, recoveryCodes: body.result.recoveryCodes };
}
