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

/** What all files of one wish are priced by. */
export interface Offer {
  chosen: Chosen;
  /** The keys of the rules that may hold. */
  keys: string[];
  ownProfiles: ReadonlySet<string>;
  /** When the way of printing that was chosen last changed. */
  printedSoSince: Date;
}

export async function offerFor(
  { store, config }: Tools,
  templateId: string | undefined,
  choice: Choice,
): Promise<Offer> {
  const { material, quality } = choice;
  const isOf = (productTemplate: unknown) => ({ productTemplate, active: true, deletingSince: null });
  const [general, own, ofMaterial] = await Promise.all([
    store.find('PricingProfile', isOf(null)),
    templateId ? store.find('PricingProfile', isOf(pointerTo('ProductTemplate', templateId))) : [],
    store.first('PrintProfile', { quality: quality.quality, materialType: material.name, isActive: true }),
  ]);
  const chosen = chosenOf(choice);
  const keys = [...general, ...own].flatMap(({ objectId }) => keysFor(objectId, config.shopCurrency, chosen));
  const ownProfiles = new Set(own.map(({ objectId }) => objectId));
  const isNewer = ofMaterial && ofMaterial.updatedAt > quality.updatedAt;
  return { chosen, keys, ownProfiles, printedSoSince: isNewer ? ofMaterial.updatedAt : quality.updatedAt };
}

/** The rule that prices so many; found by the keys of its conditions, however many others there are. */
async function ruleFor({ store }: Tools, offer: Offer, quantity: number): Promise<Rule | undefined> {
  const { chosen, keys, ownProfiles } = offer;
  if (keys.length === 0) return undefined;
  const rules = await store.find('QuoteRule', {
    conditionKey: { $in: keys },
    active: true,
    deletingSince: null,
    $and: [atMost('minQuantity', { $lte: quantity }), atMost('maxQuantity', { $gte: quantity })],
  });
  return chooseRule(rules as Rule[], { ...chosen, quantity, ownProfiles });
}

const decimals = (value: number) => Math.round(value * 100) / 100;

/** The box and the volume of the file; undefined of one that could not be read. */
function measuresOf({ measures }: Row): FileMeasures | undefined {
  if (!measures) return undefined;
  const [widthMm, depthMm, heightMm] = [0, 1, 2].map((axis) => decimals(measures.max[axis] - measures.min[axis]));
  return { widthMm, depthMm, heightMm, volumeMm3: decimals(measures.volumeMm3) } as FileMeasures;
}

/** The verdict on the file; undefined while it is waited for. */
async function verdictOn(tools: Tools, file: FileToPrice, offer: () => Promise<Offer>): Promise<Row | undefined> {
  const found = await preflightOf(tools, file.fileKey);
  if (!found) await askForPreflight(tools, file.fileKey, file.fileName);
  if (!isJudged(found)) return undefined;
  // Looked at before the shop printed as it does now, its estimates say nothing any more.
  const hasEstimates = found.state === 'Done' && found.verdict === 'Passed';
  if (!hasEstimates || (await offer()).printedSoSince <= found.finishedAt) return found;
  await askAgain(tools, file.fileKey);
  return undefined;
}

/** The fields of a QuoteJob that follow from its file and its options; a field that is not there is empty. */
export async function priced(
  tools: Tools,
  choice: Choice,
  /** Asked for only once a file has its verdict. */
  offer: () => Promise<Offer>,
  file: FileToPrice,
): Promise<Record<string, unknown>> {
  const found = await verdictOn(tools, file, offer);
  if (!found) return { feasibilityStatus: 'Waiting' };
  const { material, quality } = choice;
  const copy = copyFor({ quality: quality.quality, materialType: material.name }, found.estimates ?? []);
  const box = measuresOf(found);
  const taken = copy && {
    grams: decimals(copy.materialCm3 * material.densityGramsPerCm3),
    minutes: decimals(copy.minutes),
  };
  const measures = box && { ...box, ...taken };
  const rule = await ruleFor(tools, await offer(), file.quantity);
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
