/** Payments that their service said nothing of: it is asked, less and less often. */
import { lookAt } from '../data/payment-standing';
import { ServiceTrouble } from '../domain/orders/payment-service';
import { past } from '../kernel/past';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { log } from '../log';

/** In one round; the others wait for the next. */
const AT_A_TIME = 25;
const DAY_MS = 86_400_000;

/** Says when the next look is; false when another process has taken this one. */
function claim({ store, now, config }: Tools, { objectId, lookAt: due, createdAt }: Row): Promise<boolean> {
  const age = now().getTime() - createdAt.getTime();
  const next = new Date(now().getTime() + Math.min(DAY_MS, Math.max(config.payments.lookMs, age)));
  return store.update('Payment', { objectId, lookAt: due, state: 'Open' }, { lookAt: next });
}

/** Answers how many were looked at. A service that does not answer is left alone until the next round. */
export async function settlePayments(tools: Tools): Promise<number> {
  const { store, now, payments } = tools;
  let looked = 0;
  for (const method of Object.keys(payments)) {
    const where = { method, state: 'Open', ...past('lookAt', now(), DAY_MS) };
    for (const payment of await store.find('Payment', where, { sort: { lookAt: 1 }, limit: AT_A_TIME })) {
      if (!(await claim(tools, payment))) continue;
      try {
        await lookAt(tools, payment);
        looked++;
      } catch (error) {
        log.error('A payment could not be looked up; it is tried again', { paymentKey: payment.paymentKey, error });
        if (error instanceof ServiceTrouble && error.kind !== 'refused') break;
      }
    }
  }
  return looked;
}
