/** A shop that looks at files, and how its tests wait until it has. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../support/api';
import { clientFields, jobFields, type Shop } from '../support/shop';
import { named } from '../support/tus';

/** A proxy on this machine is trusted, so that guests can ask from addresses of their own. */
export const LOOKING = { PREFLIGHT_AT_ONCE: '1', TRUST_PROXY: 'loopback' };

// biome-ignore lint/suspicious/noExplicitAny: as the server answers
type Answer = any;

/** A new job with this file, by the coordinator, without estimates unless they are given. */
export async function jobWith(shop: Shop, name: string, bytes: Uint8Array, more: Record<string, unknown> = {}) {
  return jobOf(shop, await shop.coordinator.upload(name, bytes), more);
}

/** As jobWith, of a file that was uploaded before. */
export async function jobOf(shop: Shop, file: unknown, more: Record<string, unknown> = {}): Promise<string> {
  const client = await shop.coordinator.made('Client', clientFields());
  const { fileUrl, fileName, estimatedPrintMinutes, estimatedMaterialGrams, ...fields } = jobFields(client);
  return shop.coordinator.made('PrintJob', { ...fields, file, ...more });
}

/** What the shop says of the job's file, once it has looked. */
export async function lookedAt(api: Api, jobId: string, revision?: number): Promise<Answer> {
  for (;;) {
    const { status, body } = await api.call('filePreflight', { jobId, revision });
    if (status !== 200 || body.result.state === 'Done') return body.result ?? body;
    await sleep(50);
  }
}

/** Resolves once the shop has looked at a file that may be nobody's yet. */
export async function lookedAtFile({ master }: Shop, storageName: string): Promise<void> {
  const done = { storageName, state: 'Done' };
  while ((await master.find('FilePreflight', done)).body.results.length === 0) await sleep(50);
}

/** The job, once its file's verdict is known to it, and its figures come from there. */
export async function judged(api: Api, jobId: string, source = 'preflight'): Promise<Answer> {
  await lookedAt(api, jobId);
  for (;;) {
    const { body } = await api.get('PrintJob', jobId);
    if (body.preflight !== 'Waiting' && (body.fileEstimate?.source ?? source) === source) return body;
    await sleep(50);
  }
}

/** What somebody who uploads is told, once the file was looked at. */
export async function told(shop: Shop, upload: string | { uploadId: string; uploadSecret: string }): Promise<Answer> {
  for (;;) {
    const { body } = await shop.stranger.call('checkUpload', typeof upload === 'string' ? named(upload) : upload);
    if (body.result?.preflight !== 'Waiting') return body.result ?? body;
    await sleep(250);
  }
}
