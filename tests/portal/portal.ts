/** What the stories of the portal have in common: links, requests, and time that passes for a quote. */
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { onDatabase } from '../support/databases';
import { cubeStl } from '../support/models';
import { next, type Shop } from '../support/shop';
import { uploaded } from '../support/tus';

/** The token of the job's link, made when it has none. */
export async function tokenOf({ coordinator }: Shop, jobId: string): Promise<string> {
  const { status, body } = await coordinator.call('resendLink', { jobId });
  assert.deepEqual({ status, error: body.error }, { status: 200, error: undefined });
  return body.result.trackUrl.split('/track/')[1];
}

/** What trackJob answers. */
export async function tracked({ stranger }: Shop, token: string) {
  const { status, body } = await stranger.call('trackJob', { token });
  assert.deepEqual({ status, error: body.error }, { status: 200, error: undefined });
  return body.result;
}

/** A valid request of so many files, sent by nobody yet. */
export async function requestOf({ url }: Shop, files = 1, more: Record<string, unknown> = {}) {
  const items = [];
  for (let index = 0; index < files; index++)
    items.push({
      ...(await uploaded(url, `part${index}.stl`, cubeStl(5 + index))),
      materialType: 'PLA',
      color: 'Black',
      quantity: index + 1,
    });
  return {
    contact: { name: 'Gerd Muster', company: 'Muster GmbH', email: `gerd${next()}@muster.example`, phone: '+49 40 1' },
    language: 'de',
    items,
    notes: 'Please no support marks.',
    requestKey: randomUUID(),
    ...more,
  };
}

/** The quotes of a job are valid for so many milliseconds more, in the database itself. */
export async function validFor({ env }: Shop, jobId: string, milliseconds: number): Promise<void> {
  const until = new Date(Date.now() + milliseconds);
  const statement = `UPDATE "JobQuote" SET "validUntil" = $2 WHERE "printJob" = $1`;
  await onDatabase(env.DATABASE_URI as string, statement, [jobId, until]);
}
