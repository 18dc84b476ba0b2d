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
  const client = await shop.coordinator.made('Client', clientFields());
  const file = await shop.coordinator.upload(name, bytes);
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
