/** Whoever follows a job by its link hears that something changed, and nothing of what; a revoked link goes quiet. */
import { expect, test } from '@jest/globals';
import { jobAt, to, walk } from '../../jobs/life';
import { wordsOf } from '../../labels/pdf';
import { pointer } from '../../support/api';

import { theShop } from '../../support/house';
import { tokenOf } from '../portal';

const shop = theShop();

/** Reads a stream of events; `next` resolves with the name of the next one, undefined at the end. */
async function follow(token: string) {
  const response = await fetch(`${shop.url}/track/${token}/events`);
  if (response.status !== 200 || !response.body) return { status: response.status, body: await response.json() };
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<string | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      const event = text.slice(0, end);
      if (end >= 0) text = text.slice(end + 2);
      if (end >= 0 && event !== ':') {
        expect(event).toMatch(/^event: (changed|ended)\ndata: \{\}$/);
        return event.split('\n')[0]?.slice('event: '.length);
      }
      if (end < 0) {
        const { value, done } = await reader.read();
        if (done) return undefined;
        text += value;
      }
    }
  };
  return { status: 200, headers: response.headers, next, close: () => reader.cancel() };
}
type Line = Required<Awaited<ReturnType<typeof follow>>>;

test('fifty followers of one job hear of each change, those of another job of none', async () => {
  const [one, other] = [await jobAt(shop, 'Received'), await jobAt(shop, 'Received')];
  const token = await tokenOf(shop, one.id);
  const lines = (await Promise.all(Array.from({ length: 50 }, () => follow(token)))) as Line[];
  const quiet = (await follow(await tokenOf(shop, other.id))) as Line;
  expect(lines[0]?.headers.get('Content-Type')).toMatch(/^text\/event-stream/);
  expect(lines[0]?.headers.get('X-Accel-Buffering')).toBe('no');
  expect(await Promise.all([...lines, quiet].map(({ next }) => next()))).toEqual(Array(51).fill('changed'));
  await walk(shop, one.id, to('File Review'));
  expect(await Promise.all(lines.map(({ next }) => next()))).toEqual(Array(50).fill('changed'));
  await shop.coordinator.made('JobNote', {
    printJob: pointer('PrintJob', one.id),
    noteType: 'Client Update',
    message: 'x',
  });
  expect(await Promise.all(lines.map(({ next }) => next()))).toEqual(Array(50).fill('changed'));

  await shop.coordinator.call('revokeLink', { jobId: one.id });
  expect(await Promise.all(lines.map(({ next }) => next()))).toEqual(Array(50).fill('ended'));
  expect(await Promise.all(lines.map(({ next }) => next()))).toEqual(Array(50).fill(undefined));
  // Nothing came for the other one meanwhile: the next thing it hears is its own.
  await shop.coordinator.call('revokeLink', { jobId: other.id });
  expect(await quiet.next()).toBe('ended');
  expect(await follow(token)).toMatchObject({ status: 404, body: { code: 1701 } });
  expect(await follow('A'.repeat(43))).toMatchObject({ status: 404, body: { code: 1701 } });
});

test('the quote is a PDF for staff and by the link, which names no client', async () => {
  const { id } = await jobAt(shop, 'File Review');
  const token = await tokenOf(shop, id);
  expect((await shop.stranger.request('GET', `/track/${token}/quote.pdf`)).status).toBe(404);
  const lines = Array.from({ length: 50 }, (_, index) => ({
    description: `Gehäuse ${index} “größer” ${'sehr lang '.repeat(index % 12)}`,
    quantity: 2,
    unitMinor: 1250,
  }));
  const sent = await shop.coordinator.call('sendQuote', { jobId: id, lines, taxBasisPoints: 1900, currency: 'EUR' });
  const { quoteId } = sent.body.result;
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${shop.url}${path}`, {
      headers: { 'X-Parse-Application-Id': 'printshop', ...headers },
    });
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
    return wordsOf(Buffer.from(await response.arrayBuffer())).join('\n');
  };
  const session = { 'X-Parse-Session-Token': shop.coordinator.sessionToken };
  const [forStaff, byLink] = [await read(`/quotes/${quoteId}.pdf`, session), await read(`/track/${token}/quote.pdf`)];
  for (const text of [forStaff, byLink]) {
    for (const shown of ['Quote PJ-', 'Gehäuse 49', '€1,250.00', '€237.50', '€1,487.50', 'Tax 19%'])
      expect(text).toContain(shown);
  }
  expect(forStaff).toContain('Acme Robotics, Ada Acme');
  expect(byLink).not.toContain('Acme');
  expect((await shop.stranger.request('GET', `/quotes/${quoteId}.pdf`)).status).toBe(401);
  expect((await shop.technician1.request('GET', `/quotes/${quoteId}.pdf`)).status).toBe(404);
  expect((await shop.stranger.request('GET', `/track/${'A'.repeat(43)}/quote.pdf`)).status).toBe(404);
});
