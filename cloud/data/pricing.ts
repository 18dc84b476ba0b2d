/** What a file with its options comes to: by what preflight knows of it, and by the rule that holds. */
import type { QuoteRule } from '../../schema/generated';
import { type FeasibilityRule, type FileMeasures, feasibilityOf, toBeQuoted } from '../domain/sales/feasibility';
import { isFixed, priceOf } from '../domain/sales/pricing';
import { type Chosen, chooseRule, keysFor } from '../domain/sales/rules';
import type { Row } from '../kernel/record';
import { pointerTo } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { copyFor } from './file-estimates';
import { askAgain, askForPreflight, isJudged, preflightOf } from './preflights';

/** The rows that a customer chose. */
export interface Choice {
  material: Row;
  /** A print profile for all materials. */
  quality: Row;
  toleranceClass?: Row;
  turnaroundProfile?: Row;
  color?: string;
}

export interface FileToPrice {
  fileKey: string;
  fileName: string;
  quantity: number;
}

type Rule = Row & QuoteRule;

const chosenOf = ({ material, quality, toleranceClass, turnaroundProfile }: Choice): Chosen => ({
  material: material.objectId,
  quality: quality.objectId,
  toleranceClass: toleranceClass?.objectId,
  turnaroundProfile: turnaroundProfile?.objectId,
});

const atMost = (field: string, bound: object) => ({ $or: [{ [field]: null }, { [field]: bound }] });

/** The rule that prices so many; found by the keys of its conditions, however many others there are. */
export async function ruleFor(
  { store, config }: Tools,
  templateId: string | undefined,
  choice: Choice,
  quantity: number,
): Promise<Rule | undefined> {
  const isOf = (productTemplate: unknown) => ({ productTemplate, active: true, deletingSince: null });
  const [general, own] = await Promise.all([
    store.find('PricingProfile', isOf(null)),
    templateId ? store.find('PricingProfile', isOf(pointerTo('ProductTemplate', templateId))) : [],
  ]);
  const chosen = chosenOf(choice);
  const keys = [...general, ...own].flatMap(({ objectId }) => keysFor(objectId, config.shopCurrency, chosen));
  if (keys.length === 0) return undefined;
  const rules = await store.find('QuoteRule', {
    conditionKey: { $in: keys },
    active: true,
    deletingSince: null,
    $and: [atMost('minQuantity', { $lte: quantity }), atMost('maxQuantity', { $gte: quantity })],
  });
  const ownProfiles = new Set(own.map(({ objectId }) => objectId));
  return chooseRule(rules as Rule[], { ...chosen, quantity, ownProfiles });
}

const decimals = (value: number) => Math.round(value * 100) / 100;

/** The box and the volume of the file; undefined of one that could not be read. */
function measuresOf({ measures }: Row): FileMeasures | undefined {
  if (!measures) return undefined;
  const [widthMm, depthMm, heightMm] = [0, 1, 2].map((axis) => decimals(measures.max[axis] - measures.min[axis]));
  return { widthMm, depthMm, heightMm, volumeMm3: decimals(measures.volumeMm3) } as FileMeasures;
}

/** Was the file looked at before the shop printed as it does now? */
async function isOutdated({ store }: Tools, found: Row, { material, quality }: Choice): Promise<boolean> {
  if (found.state !== 'Done' || found.verdict !== 'Passed') return false;
  const ofMaterial = { quality: quality.quality, materialType: material.name, isActive: true };
  const profiles = [quality, await store.first('PrintProfile', ofMaterial)];
  return profiles.some((profile) => profile && profile.updatedAt > found.finishedAt);
}

/** The verdict on the file; undefined while it is waited for. */
async function verdictOn(tools: Tools, file: FileToPrice, choice: Choice): Promise<Row | undefined> {
  const found = await preflightOf(tools, file.fileKey);
  if (!found) await askForPreflight(tools, file.fileKey, file.fileName);
  if (!isJudged(found)) return undefined;
  if (!(await isOutdated(tools, found, choice))) return found;
  await askAgain(tools, file.fileKey);
  return undefined;
}

/** The fields of a QuoteJob that follow from its file and its options; a field that is not there is empty. */
export async function priced(
  tools: Tools,
  templateId: string | undefined,
  choice: Choice,
  file: FileToPrice,
): Promise<Record<string, unknown>> {
  const found = await verdictOn(tools, file, choice);
  if (!found) return { feasibilityStatus: 'Waiting' };
  const { material, quality } = choice;
  const copy = copyFor({ quality: quality.quality, materialType: material.name }, found.estimates ?? []);
  const box = measuresOf(found);
  const taken = copy && {
    grams: decimals(copy.materialCm3 * material.densityGramsPerCm3),
    minutes: decimals(copy.minutes),
  };
  const measures = box && { ...box, ...taken };
  const rule = await ruleFor(tools, templateId, choice, file.quantity);
  if (!rule) return { ...toBeQuoted('noPrice'), measures };
  const known = {
    measures,
    rule: pointerTo('QuoteRule', rule.objectId),
    leadTimeDays: rule.leadTimeDays,
    materialRecommendations: rule.materialRecommendations,
  };
  const verdict = feasibilityOf(rule.feasibilityRule as FeasibilityRule | undefined, box, found.verdict);
  if (verdict.feasibilityStatus === 'Not Feasible') return { ...known, ...verdict };
  if (taken || isFixed(rule))
    return { ...known, ...verdict, ...priceOf(rule, taken ?? { grams: 0, minutes: 0 }, file.quantity) };
  return { ...known, ...(verdict.feasibilityStatus === 'Feasible' ? toBeQuoted('notMeasured') : verdict) };
}
