/** What the functions for everybody share: how often they may be called, and the field that only a program fills in. */
import { ipKeyGenerator, type Options } from 'express-rate-limit';
import Parse from 'parse/node';
import { ShopError } from '../domain/errors';
import { answering } from '../kernel/errors';
import { checkEnrolled, checkPerson } from '../kernel/standing';
import type { Tools } from '../kernel/tools';

const MINUTE_MS = 60_000;

export interface PublicCall {
  params: Record<string, unknown>;
  tools: Tools;
}

/**
 * Registers a function for everybody, at most `perMinute` calls from one address. It is counted
 * here, since Parse's own limits do not see the calls inside a batch or GraphQL.
 */
export function publicFunction(
  name: string,
  perMinute: number,
  tools: Tools,
  verb: (call: PublicCall, request: Parse.Cloud.FunctionRequest) => Promise<unknown>,
): void {
  const calls = tools.counts(`call-${name}`);
  calls.init?.({ windowMs: MINUTE_MS } as Options);
  Parse.Cloud.define(name, (request) =>
    answering(async () => {
      checkPerson(request.user);
      checkEnrolled(request.user);
      const { ip, params } = request as typeof request & { ip?: string };
      const { totalHits } = await calls.increment(ipKeyGenerator(ip ?? ''));
      if (totalHits > perMinute) throw new ShopError('public.tooMany');
      return verb({ params, tools }, request);
    }),
  );
}
