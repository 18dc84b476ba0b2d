/** A quote as a PDF, for staff who may read it. */
import type { Request, Response } from 'express';
import Parse from 'parse/node';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { drawQuote } from './draw';
import { type QuoteSubject, sheetOf } from './facts';

const NOT_IN_A_FILE_NAME = /[^A-Za-z0-9._-]+/g;

export async function sendPdf({ config, now }: Tools, response: Response, subject: QuoteSubject): Promise<void> {
  const pdf = await drawQuote(sheetOf(subject, config.shopName, now()));
  const fileName = `${subject.job.jobNumber}-${subject.quote.number}.pdf`.replace(NOT_IN_A_FILE_NAME, '-');
  response.set({ 'Cache-Control': 'private, no-store', 'Content-Disposition': `inline; filename="${fileName}"` });
  response.type('application/pdf').send(pdf);
}

/** GET /quotes/:quoteId.pdf */
export function sendQuotePdf(tools: Tools) {
  return async (request: Request, response: Response): Promise<void> => {
    const sessionToken = request.get('X-Parse-Session-Token');
    if (!sessionToken) throw new Parse.Error(Parse.Error.INVALID_SESSION_TOKEN, 'Send X-Parse-Session-Token.');
    const { id } = await new Parse.Query('JobQuote').get(String(request.params.quoteId), { sessionToken });
    const quote = (await tools.store.get('JobQuote', id as string)) as Row;
    const job = (await tools.store.get('PrintJob', quote.printJob.objectId)) as Row;
    const client = await tools.store.get('Client', job.client.objectId);
    await sendPdf(tools, response, { job, quote, client });
  };
}
