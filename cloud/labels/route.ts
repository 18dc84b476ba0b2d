/** The labels of jobs and batches: for whoever may read the row, saying no more than the row does. */
import type { Request, Response } from 'express';
import Parse from 'parse/node';
import { ShopError } from '../domain/errors';
import { drawLabel, type Label } from './draw';

type Words = Omit<Label, 'url'>;

interface Asked {
  row: Parse.Object;
  /** The session of whoever asks. */
  as: { sessionToken: string };
  timeZone: string;
}

/** Year, month and day as every reader understands them. */
const dayIn = (timeZone: string, date: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(date);

const joined = (...words: unknown[]) => words.filter(Boolean).join(' · ');

async function wordsOfJob({ row, as, timeZone }: Asked): Promise<Words> {
  const client = await new Parse.Query('Client').get(row.get('client').id, as);
  const due: Date | undefined = row.get('dueDate');
  return {
    title: row.get('jobNumber'),
    lines: [
      client.get('clientCode'),
      joined(row.get('materialType'), row.get('color')),
      `${row.get('quantity') ?? 1} ×`,
    ],
    mark: due && dayIn(timeZone, due),
  };
}

async function wordsOfBatch({ row }: Asked): Promise<Words> {
  return {
    title: row.get('batchCode'),
    lines: [row.get('materialType'), row.get('color')],
    mark: row.get('storageLocation'),
  };
}

/** What may be labelled, by the word in the address. */
const LABELLED: Record<string, { className: string; words: (asked: Asked) => Promise<Words> }> = {
  jobs: { className: 'PrintJob', words: wordsOfJob },
  batches: { className: 'MaterialBatch', words: wordsOfBatch },
};

function timeZoneOf({ query }: Request): string {
  const timeZone = query.timeZone === undefined ? 'UTC' : String(query.timeZone);
  try {
    new Intl.DateTimeFormat('sv-SE', { timeZone });
    return timeZone;
  } catch {
    throw new ShopError('input.badArgument', { what: 'timeZone must be a name such as Europe/Berlin.' });
  }
}

const NOT_IN_A_FILE_NAME = /[^A-Za-z0-9._-]+/g;

/** GET /labels/:kind/:id, `?timeZone=` for the day it is due: a PDF, with a QR code that opens the row's page. */
export function sendLabel(publicUrl: string) {
  return async (request: Request, response: Response): Promise<void> => {
    const { kind, id } = request.params as { kind: string; id: string };
    const found = Object.hasOwn(LABELLED, kind) ? LABELLED[kind] : undefined;
    if (!found) throw new Parse.Error(Parse.Error.OBJECT_NOT_FOUND, 'Object not found.');
    const sessionToken = request.get('X-Parse-Session-Token');
    if (!sessionToken) throw new Parse.Error(Parse.Error.INVALID_SESSION_TOKEN, 'Send X-Parse-Session-Token.');
    const as = { sessionToken };
    const timeZone = timeZoneOf(request);
    const row = await new Parse.Query(found.className).get(id, as);
    const words = await found.words({ row, as, timeZone });
    const pdf = await drawLabel({ ...words, url: `${publicUrl}/${found.className}/${row.id}/show` });
    const fileName = `${words.title.replace(NOT_IN_A_FILE_NAME, '-')}.pdf`;
    response.set({ 'Cache-Control': 'private, no-store', 'Content-Disposition': `inline; filename="${fileName}"` });
    response.type('application/pdf').send(pdf);
  };
}
