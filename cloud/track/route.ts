/** What a tracking link opens beside the page: its live hints, and the quote as a PDF. */
import type { Request, Response } from 'express';
import Parse from 'parse/node';
import { newestQuote } from '../data/jobs';
import { hashOf } from '../data/link-tokens';
import { jobOfToken } from '../data/links';
import { fileOfJob } from '../data/preflights';
import type { Tools } from '../kernel/tools';
import { sendPicture } from '../pictures';
import { sendPdf } from '../quotes/route';
import type { Followers } from './followers';

/** GET /track/:token/events: `changed` whenever it is worth to look again, `ended` when the link is revoked. */
export function followJob(tools: Tools, followers: Followers) {
  return async (request: Request, response: Response): Promise<void> => {
    const token = String(request.params.token);
    const job = await jobOfToken(tools, token);
    followers.add(job, { response, tokenHash: hashOf(token), address: request.ip ?? '' });
  };
}

/** GET /track/:token/picture: what the job's newest file looks like. */
export function sendPictureByLink(tools: Tools) {
  return async (request: Request, response: Response): Promise<void> => {
    const job = await jobOfToken(tools, request.params.token);
    await sendPicture(tools, (await fileOfJob(tools, job))?.storageName, response);
  };
}

/** GET /track/:token/quote.pdf: the quote that counts, without the client's record, which is not the reader's to see. */
export function sendQuoteByLink(tools: Tools) {
  return async (request: Request, response: Response): Promise<void> => {
    const job = await jobOfToken(tools, request.params.token);
    const quote = await newestQuote(tools.store, job);
    if (!quote) throw new Parse.Error(Parse.Error.OBJECT_NOT_FOUND, 'Object not found.');
    await sendPdf(tools, response, { job, quote, client: undefined });
  };
}
