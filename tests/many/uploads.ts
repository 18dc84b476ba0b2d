/** An upload whose pieces go to several processes, and the job that takes it. */
import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Running } from '../support/process';
import { newJob, type Shop } from '../support/shop';
import { append, arrived, begun, named } from '../support/tus';

const hash = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');

/** Sends the model in so many pieces, each to the next of the processes. Answers the upload's path. */
export async function sentByTurns(by: Running[], model: Uint8Array, pieces: number): Promise<string> {
  const address = new URL(await begun((by.at(-1) as Running).url, 'turns.stl', model.length)).pathname;
  await sendOn(by, address, model, Math.ceil(model.length / pieces));
  return address;
}

/** Sends what has not arrived yet, in pieces of this size. */
export async function sendOn(by: Running[], address: string, model: Uint8Array, size: number): Promise<void> {
  const path = (turn: number) => `${(by[turn % by.length] as Running).url}${address}`;
  for (let turn = 0, offset = await arrived(path(0)); offset < model.length; turn++, offset += size) {
    expect(await arrived(path(turn))).toBe(offset);
    expect((await append(path(turn), offset, model.subarray(offset, offset + size))).status).toBe(204);
  }
}

/** A job takes the upload, and its file is the model to the last byte. */
export async function expectWhole(shop: Shop, address: string, model: Uint8Array): Promise<void> {
  const job = await newJob(shop, undefined, { upload: named(address), fileName: undefined, fileUrl: undefined });
  const file = await fetch(`${shop.url}/files/jobs/${job}`, {
    headers: { 'X-Parse-Session-Token': shop.coordinator.sessionToken },
  });
  expect(hash(new Uint8Array(await file.arrayBuffer()))).toBe(hash(model));
}
