/** Every step from every status, by everybody: allowed where the product's table says so, refused without a trace elsewhere. */
import { describe, expect, test } from '@jest/globals';
import declared from '../../schema/jobs/PrintJob.json';
import { useShop } from '../support/shop';
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
} from './life';

const shop = useShop();
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

describe.each(places)('from %s (held from %s)', (from, heldFrom) => {
  test.concurrent.each(ACTORS)('%s', async (actor) => {
    const allowed = open(from, heldFrom).filter((to) => mayStep(actor, from, to));
    const { id } = await jobAt(shop, from, heldFrom);
    const before = await picture(shop, id);
    for (const to of ALL.filter((status) => !allowed.includes(status))) {
      const { body } = await tryStep(shop, actor, id, from, to);
      const step = `${from} -> ${to} by ${WORDS[actor]}`;
      if (actor === 'technician2') {
        expect([step, body.code]).toEqual([step, 101]);
        continue;
      }
      if (from === to) {
        expect([step, body.code]).toEqual([step, 1303]);
        continue;
      }
      const known = open(from, heldFrom);
      // A held job's other ways are refused with where it was, to whoever could take it back there.
      const elsewhere = heldFrom && OPEN.includes(to) && mayStep(actor, from, to);
      const code = elsewhere ? 1320 : whoMay(from, to).length && !mayStep(actor, from, to) ? 1302 : 1301;
      const tried = expect.stringMatching(`from ${from} to ${to}[.:]`);
      expect([step, body.code, body.error]).toEqual([step, code, tried]);
      const named = code === 1302 ? allowed : known;
      expect([step, openSteps(body.error)]).toEqual([step, [...named].sort()]);
    }
    expect(await picture(shop, id)).toEqual(before);

    for (const [index, to] of allowed.entries()) {
      const job = index === 0 ? id : (await jobAt(shop, from, heldFrom)).id;
      const moves = (await movesOf(shop, job)).length;
      const answer = await tryStep(shop, actor, job, from, to);
      expect([to, answer.status, answer.body.error]).toEqual([to, 200, undefined]);
      expect((await shop.coordinator.get('PrintJob', job)).body.status).toBe(to);
      const written = (await movesOf(shop, job)).slice(moves);
      expect(written).toEqual([expect.objectContaining({ actorName: actor, fromStatus: from, toStatus: to })]);
    }
  });
});
