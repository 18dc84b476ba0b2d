/**
 * What a GraphQL request may be at all, looked at before anything validates it: that takes time by the
 * square of a document's length, and Parse counts fields only afterwards.
 */
import type { RequestHandler } from 'express';
import { type DocumentNode, parse, visit } from 'graphql';
import { ShopError } from './domain/errors';

/** Far more than every field of the widest class takes. */
const MOST_TOKENS = 3000;

/** Each checks or sets a password, which is slow on purpose, and is counted by the request. */
const LOG_INS = new Set(['logIn', 'logInWith', 'signUp', 'challenge', 'resetPassword', 'confirmResetPassword']);

const refusal = (what: string) => new ShopError('input.malformed', { what });

/** Undefined when it is no document: GraphQL says itself what is wrong with it. */
function documentOf(text: string): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens: MOST_TOKENS, noLocation: true });
  } catch (error) {
    if (/tokens/.test((error as Error).message)) throw refusal(`its query has more than ${MOST_TOKENS} tokens.`);
    return undefined;
  }
}

/** Throws when the query would cost more than one request should. */
export function checkDocument(text: string): void {
  const document = documentOf(text);
  if (!document) return;
  let logIns = 0;
  visit(document, {
    Field: ({ name }) => {
      if (LOG_INS.has(name.value)) logIns++;
    },
  });
  if (logIns > 1) throw refusal('it signs in more than once.');
}

/** Holds a request at /graphql, its body read, to one query of a bearable length, sent along with it. */
export const holdGraphql: RequestHandler = (request, _response, next) => {
  if (request.is('multipart/*')) throw refusal('files go to /uploads.');
  for (const asked of [request.body, request.query] as Record<string, unknown>[]) {
    // A query that somebody else sent could be repeated by its hash, and would pass no check of who asks.
    if (asked?.extensions !== undefined) throw refusal('it has extensions; send the query itself.');
    if (typeof asked?.query === 'string') checkDocument(asked.query);
  }
  next();
};
