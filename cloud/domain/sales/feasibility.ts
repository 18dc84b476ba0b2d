/** Whether a file can be ordered at the price of a rule, or the shop has to look at it first. Pure. */
import type { QuoteJobFeasibilityCode, QuoteJobFeasibilityStatus } from '../../../schema/generated';

/** What a rule asks of a file; the box may be turned. */
export interface FeasibilityRule {
  maxWidthMm?: number;
  maxDepthMm?: number;
  maxHeightMm?: number;
  minVolumeMm3?: number;
  maxVolumeMm3?: number;
  otherwise?: 'review' | 'refuse';
}

export interface FileMeasures {
  widthMm: number;
  depthMm: number;
  heightMm: number;
  volumeMm3: number;
}

export interface Feasibility {
  feasibilityStatus: QuoteJobFeasibilityStatus;
  feasibilityCode?: QuoteJobFeasibilityCode;
  feasibilityReason?: string;
}

const REASONS: Record<QuoteJobFeasibilityCode, string> = {
  noPrice: 'There is no fixed price for this choice. The shop looks at it and makes an offer.',
  fileFailed: 'The file has faults that make it hard to print. The shop looks at it and makes an offer.',
  notMeasured: 'The file could not be measured. The shop looks at it and makes an offer.',
  tooLarge: 'The part is larger than {box} mm.',
  tooLittle: 'The part has less volume than {least} mm³.',
  tooMuch: 'The part has more volume than {most} mm³.',
};

const found = (
  feasibilityStatus: QuoteJobFeasibilityStatus,
  code: QuoteJobFeasibilityCode,
  values: Record<string, string | number> = {},
): Feasibility => ({
  feasibilityStatus,
  feasibilityCode: code,
  feasibilityReason: REASONS[code].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
});

/** Without a price there is always somebody to ask. */
export const toBeQuoted = (code: 'noPrice' | 'notMeasured') => found('Needs Review', code);

/** Does the box fit into the other one, however it is turned onto its sides? */
function fits({ widthMm, depthMm, heightMm }: FileMeasures, most: number[]): boolean {
  const part = [widthMm, depthMm, heightMm].sort((one, other) => one - other);
  const room = [...most].sort((one, other) => one - other);
  return part.every((edge, index) => edge <= (room[index] as number));
}

type Objection = [code: QuoteJobFeasibilityCode, values: Record<string, string | number>];

/** What the rule asks that the part does not have. */
function objection(rule: FeasibilityRule, measures: FileMeasures): Objection | undefined {
  const most = [rule.maxWidthMm, rule.maxDepthMm, rule.maxHeightMm].map((edge) => edge ?? Number.POSITIVE_INFINITY);
  const { minVolumeMm3: least = 0, maxVolumeMm3: mostVolume = Number.POSITIVE_INFINITY } = rule;
  const volume = Math.abs(measures.volumeMm3);
  if (!fits(measures, most)) return ['tooLarge', { box: most.filter(Number.isFinite).join(' × ') }];
  if (volume < least) return ['tooLittle', { least }];
  if (volume > mostVolume) return ['tooMuch', { most: mostVolume }];
  return undefined;
}

/** A file that preflight failed is looked at by people, whatever the rule says. */
export function feasibilityOf(
  rule: FeasibilityRule | undefined,
  measures: FileMeasures | undefined,
  verdict: 'Passed' | 'Failed',
): Feasibility {
  if (verdict === 'Failed') return found('Needs Review', 'fileFailed');
  const { otherwise = 'review', ...asked } = rule ?? {};
  if (Object.keys(asked).length === 0) return { feasibilityStatus: 'Feasible' };
  if (!measures) return toBeQuoted('notMeasured');
  const against = objection(asked, measures);
  if (!against) return { feasibilityStatus: 'Feasible' };
  return found(otherwise === 'refuse' ? 'Not Feasible' : 'Needs Review', ...against);
}
