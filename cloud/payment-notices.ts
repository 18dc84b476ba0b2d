/** What payment services tell the shop by themselves: signed by them, and harmless told twice, late or out of turn. */
import express, { type RequestHandler } from 'express';
import { hear } from './data/payment-standing';
import { ShopError } from './domain/errors';
import { ServiceTrouble } from './domain/orders/payment-service';
import type { Tools } from './kernel/tools';
import { log } from './log';

const MAX_BODY = '256kb';

/**
 * POST /payments/stripe and /payments/paypal. Answers 200 for whatever was understood, payments that are
 * not ours among it, so that it is not sent again; 503 where it has to be sent again.
 */
export function takePaymentNotices(tools: Tools, method: 'stripe' | 'paypal'): RequestHandler[] {
  return [
    // The signature is of the very bytes.
    express.raw({ type: () => true, limit: MAX_BODY }),
    async (request, response) => {
      try {
        const service = tools.payments[method];
        if (!service || !Buffer.isBuffer(request.body)) throw new ShopError('payment.badNotice');
        const report = await service.readNotice(request.body, (name) => request.get(name), tools.now());
        if (report) await hear(tools, method, report);
        response.json({ status: 'ok' });
      } catch (error) {
        if (error instanceof ShopError) {
          response.status(400).json({ code: error.code, error: error.message });
          return;
        }
        const isTheirs = error instanceof ServiceTrouble;
        if (!isTheirs) log.error('A notice of a payment could not be heeded; it is sent again', { method, error });
        response.status(isTheirs ? 503 : 500).json({ code: 1, error: 'Send this again later.' });
      }
    },
  ];
}
