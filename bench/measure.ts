/** Times and how to sum them up. */

export interface Times {
  p50: number;
  p99: number;
  count: number;
}

/** Median and 99th percentile in milliseconds. */
export function summed(milliseconds: number[]): Times {
  const sorted = [...milliseconds].sort((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), count: sorted.length };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

/** Takes turns between the contenders, so that whatever else the machine does hurts all alike. */
export async function sideBySide<Name extends string>(
  contenders: Record<Name, (round: number) => Promise<unknown>>,
  rounds: number,
  warmUp = Math.ceil(rounds / 5),
): Promise<Record<Name, Times>> {
  const names = Object.keys(contenders) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -warmUp; round < rounds; round++)
    for (const name of round % 2 ? names : [...names].reverse()) {
      const took = await timed(() => contenders[name](round + warmUp));
      if (round >= 0) times[name].push(took);
    }
  return Object.fromEntries(names.map((name) => [name, summed(times[name])])) as Record<Name, Times>;
}

export interface Figure {
  what: string;
  /** Figures with their units, by what was measured. */
  measured: Record<string, string>;
  ratio?: number;
  /** The most the ratio (or the named figure) may be. */
  limit?: string;
  met?: boolean;
}

const shown = (value: number) => value.toFixed(2);
const milliseconds = ({ p50, p99 }: Times) => `${shown(p50)} ms (p99 ${shown(p99)})`;

/** A figure whose ratio of medians is held against a limit. */
export function ratioOf(what: string, ours: Times, theirs: Times, names: [string, string], limit?: number): Figure {
  const ratio = Number((ours.p50 / theirs.p50).toFixed(3));
  return {
    what,
    measured: { [names[0]]: milliseconds(ours), [names[1]]: milliseconds(theirs) },
    ratio,
    ...(limit === undefined ? {} : { limit: `${limit}×`, met: ratio <= limit }),
  };
}
