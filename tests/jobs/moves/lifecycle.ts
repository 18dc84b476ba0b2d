/** Every step from every status, by everybody: allowed where the product's table says so, refused without a trace elsewhere. */
import { expect, test } from '@jest/globals';
import declared from '../../../schema/jobs/PrintJob.json';

import { theShop } from '../../support/house';
import {
  ACTORS,
  type ActorName,
  ALL,
  jobAt,
  mayStep,
  movesOf,
  OPEN,
  picture,
  type Status,
  tryStep,
  whoMay,
} from '../life';

const shop = theShop();
const WORDS: Record<ActorName, string> = {
  manager: 'a manager',
  coordinator: 'a coordinator',
  technician1: 'the assigned technician',
  technician2: 'another technician',
};

/** The steps that a refusal names as open. */
const openSteps = (error: string) =>
  (/(?:it can go to|Open to you): (?:nowhere.*|(.*))\.$/.exec(error)?.[1] ?? '').split(', ').filter(Boolean).sort();

test('the schema declares the moves of the product’s table, no more and no fewer', () => {
  const moves = Object.values(declared.rules.lifecycle.moves) as {
    from: string[];
    to: string | string[];
    by: string[];
  }[];
  const steps = (rows: [string, string, string][]) => [...new Set(rows.map((row) => row.join(' / ')))].sort();
  const words: Record<string, string> = { 'role:coordinator': 'coordinator', 'role:manager': 'manager' };
  const inSchema = moves.flatMap(({ from, to, by }) =>
    from.flatMap((one) =>
      [to]
        .flat()
        .flatMap((other) =>
          by
            .filter((who) => who !== 'customer' && who !== 'system')
            .map((who): [string, string, string] => [one, other, words[who] ?? 'assigned']),
        ),
    ),
  );
  const inTable = ALL.flatMap((from) =>
    ALL.flatMap((to) => whoMay(from, to).map((who): [string, string, string] => [from, to, who])),
  );
  expect(steps(inSchema)).toEqual(steps(inTable));
});

const held = OPEN.map((from): [Status, Status] => ['On Hold', from]);
const places: [Status, Status | undefined][] = [
  ...ALL.filter((status) => status !== 'On Hold').map((status): [Status, undefined] => [status, undefined]),
  ...held,
];

/** What is open from here, a held job's way back being one. */
const open = (from: Status, heldFrom: Status | undefined): Status[] =>
  ALL.filter((to) => {
    if (!whoMay(from, to).length) return false;
    if (!heldFrom) return true;
    return to === heldFrom || (to === 'Cancelled' && heldFrom !== 'Dispatched');
  });

/** The refusal of a step that is not open to somebody: its code, and the steps named as open instead. */
function refusal(actor: ActorName, from: Status, to: Status, heldFrom: Status | undefined): [number, Status[]] {
  const known = open(from, heldFrom);
  const exists = whoMay(from, to).length > 0;
  if (exists && !mayStep(actor, from, to)) return [1302, known.filter((status) => mayStep(actor, from, status))];
  // A held job's other ways are refused with where it was, to whoever could take it back there.
  return [exists && heldFrom && OPEN.includes(to) ? 1320 : 1301, known];
}

async function expectRefused(id: string, actor: ActorName, from: Status, to: Status, heldFrom: Status | undefined) {
  const { body } = await tryStep(shop, actor, id, from, to);
  const step = `${from} -> ${to} by ${WORDS[actor]}`;
  if (actor === 'technician2') return expect([step, body.code]).toEqual([step, 101]);
  if (from === to) return expect([step, body.code]).toEqual([step, 1303]);
  const [code, named] = refusal(actor, from, to, heldFrom);
  expect([step, body.code, body.error]).toEqual([step, code, expect.stringMatching(`from ${from} to ${to}[.:]`)]);
  expect([step, openSteps(body.error)]).toEqual([step, [...named].sort()]);
}

async function expectMade(id: string, actor: ActorName, from: Status, to: Status) {
  const step = `${from} -> ${to} by ${WORDS[actor]}`;
  const answer = await tryStep(shop, actor, id, from, to);
  expect([step, answer.status, answer.body.error]).toEqual([step, 200, undefined]);
  expect((await shop.coordinator.get('PrintJob', id)).body.status).toBe(to);
  const written = await movesOf(shop, id);
  expect(written.filter(({ fromStatus, toStatus }) => fromStatus === from && toStatus === to)).toEqual([
    expect.objectContaining({ actorName: actor }),
  ]);
}

test.concurrent.each(places)(
  'from %s (held from %s), by everybody',
  async (from, heldFrom) => {
    const { id } = await jobAt(shop, from, heldFrom);
    const before = await picture(shop, id);
    const steps = ACTORS.flatMap((actor) => ALL.map((to): [ActorName, Status] => [actor, to]));
    const isOpen = ([actor, to]: [ActorName, Status]) => open(from, heldFrom).includes(to) && mayStep(actor, from, to);
    // To whoever has not got the job it is not there, whichever step it is: one stands for all.
    const refused = steps.filter(
      (step, index) => !isOpen(step) && (step[0] !== 'technician2' || index % ALL.length === 0),
    );
    await Promise.all(refused.map(([actor, to]) => expectRefused(id, actor, from, to, heldFrom)));
    expect(await picture(shop, id)).toEqual(before);

    // What a coordinator may, a manager may: they take turns.
    const isTurn = ([actor, to]: [ActorName, Status]) =>
      !mayStep('coordinator', from, to) || actor !== (ALL.indexOf(to) % 2 ? 'manager' : 'coordinator');
    await Promise.all(
      steps
        .filter((step) => isOpen(step) && isTurn(step))
        .map(async ([actor, to], index) => {
          const job = index === 0 ? id : (await jobAt(shop, from, heldFrom)).id;
          await expectMade(job, actor, from, to);
        }),
    );
  },
  120_000,
);
