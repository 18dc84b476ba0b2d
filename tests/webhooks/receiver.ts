/** A receiver of webhooks that behaves as badly as it is told to, and keeps what it took. */
import { createHmac } from 'node:crypto';
import { type Asked, FakeService, type Reply } from '../support/fake-service';

/** So long does the shop wait for a receiver that never answers; nothing takes as long that does not wait for one. */
export const HELD_MS = 5000;

export interface Told {
  id: string;
  path: string;
  headers: Asked['headers'];
  body: string;
  type: string;
  data: Record<string, unknown>;
}

export class Receiver extends FakeService {
  readonly told: Told[] = [];
  /** What it answers; 204 when not said otherwise. */
  says: (told: Told) => Reply | Promise<Reply> = () => ({ status: 200, body: 'thanks' });

  protected reply({ path, headers, body }: Asked): Reply | Promise<Reply> {
    const { id, type, data } = JSON.parse(body);
    const told = { id, path, headers, body, type, data };
    this.told.push(told);
    return this.says(told);
  }

  at = (path: string) => this.told.filter((one) => one.path === path);
}

/** By the letter of Standard Webhooks: does one of the signatures fit? */
export function isSignedWith(secret: string, { headers, body }: Told): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const wanted = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(wanted);
}
