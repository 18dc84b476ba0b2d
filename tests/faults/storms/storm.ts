/** A crowd at work while something is done to the shop, and what must be true when both are over. */
import { strict as assert } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import { violations } from '../checker/checker';
import { Crowd, type Crowding } from '../crowd';
import type { World } from '../points/operation';
import type { Station } from '../station';

export interface Blow {
  /** What is done, again and again until the storm is over. */
  strike(station: Station, random: () => number): Promise<void>;
  /** Puts right what was done. */
  calm?(station: Station): Promise<void>;
}

export interface Outcome {
  strikes: number;
  acknowledged: number;
  abandoned: number;
  refused: number;
  seconds: number;
  /** What was answered with 500 and more, and how often. */
  said: Record<string, number>;
}

/** By then every sweep, every mail's next try and every payment's next look was there. */
const REST_MS = Number(process.env.REST_SECONDS ?? 80) * 1000;

/** Waits until everything has come to rest by itself. Throws what never did. */
export async function rest(station: Station, withinMs = REST_MS): Promise<void> {
  for (const limit = Date.now() + withinMs; ; await sleep(1000)) {
    const found = await violations(station.evidence);
    if (found.length === 0) return;
    if (Date.now() > limit) return station.expectWhole();
  }
}

/** Strikes for so long; then the shop must come to rest without being started anew. */
export async function storm(
  station: Station,
  world: World,
  blow: Blow,
  { forMs, ...crowding }: Crowding & { forMs: number },
): Promise<Outcome> {
  const began = Date.now();
  const { twin } = station;
  const worlds = twin ? [world, { ...world, shop: twin.shop }] : [world];
  const crowd = new Crowd(worlds, station.ledger, crowding);
  const before = station.ledger.total;
  const work = crowd.work();
  let isWorking = true;
  work.catch(() => {
    isWorking = false;
  });
  let strikes = 0;
  for (; isWorking && Date.now() < began + forMs; strikes++) await blow.strike(station, crowding.random);
  await blow.calm?.(station);
  crowd.stop();
  await work;
  assert.deepEqual(crowd.faults, [], 'Answers that show the inside of the shop');
  await rest(station);
  const { abandoned, refused } = crowd;
  const seconds = Math.round((Date.now() - began) / 1000);
  return {
    strikes,
    acknowledged: station.ledger.total - before,
    abandoned,
    refused,
    seconds,
    said: Object.fromEntries(crowd.said),
  };
}
