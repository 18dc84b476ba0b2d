/** Begins to turn one's own second factor on: a new secret, which counts only once a code of it was seen. */
import { randomBytes } from 'node:crypto';
import { sealed } from '../data/factor-secrets';
import { changeFactor, isOn, moved } from '../data/second-factor';
import { base32, otpauthUrl } from '../data/totp';
import { ShopError } from '../domain/errors';
import { onlyKnown, type Verb } from './calling';
import { askPassword, ownFactor } from './own-factor';

const SECRET_BYTES = 20;

/** Draws a text as a QR code, in SVG. */
export type DrawQr = (text: string) => string;

/** { password }. Answers { secret, url, qr }, the last as SVG. A second time makes another secret. */
export const startSecondFactor =
  (drawQr: DrawQr): Verb =>
  async (call) => {
    const { actor, tools } = call;
    onlyKnown(call.params, ['password']);
    const own = await ownFactor(call);
    const { factor, loginId, profile } = own;
    if (isOn(factor)) throw new ShopError('factor.alreadyOn');
    await askPassword(call, own);
    const secret = randomBytes(SECRET_BYTES);
    const changes = { state: 'Pending', secret: sealed(tools, loginId, secret), lastStep: 0, recoveryCodes: [] };
    const begins = factor.state === 'Off' ? [moved(factor, actor, tools.now(), 'begin', 'Pending')] : [];
    if (!(await changeFactor(tools, factor, changes, begins))) throw new ShopError('factor.busy');
    const url = otpauthUrl(tools.config.shopName, profile.username, secret);
    return { secret: base32(secret), url, qr: drawQr(url) };
  };
