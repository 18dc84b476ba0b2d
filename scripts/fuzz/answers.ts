/** What every answer of the preflight must be, whatever the file. */
import { CHECKS, type Finding, type Measures, type Report } from '../../cloud/domain/files/model';

const OUTCOMES: readonly string[] = ['passed', 'failed', 'warned', 'skipped'];
const PNG = [0x89, 0x50, 0x4e, 0x47];

function problemOfFinding({ check, outcome, count, at }: Finding): string | undefined {
  if (!CHECKS.includes(check)) return `“${check}” is no check`;
  if (!OUTCOMES.includes(outcome)) return `“${outcome}” is no outcome`;
  if (count !== undefined && !(Number.isSafeInteger(count) && count >= 0)) return `${check} counts ${count}`;
  if (at && !(at.length === 3 && at.every(Number.isFinite))) return `${check} is at ${at}`;
  return undefined;
}

function problemOfMeasures({ volumeMm3, areaMm2, min, max, triangles, corners, shells }: Measures): string | undefined {
  if (![volumeMm3, areaMm2, ...min, ...max].every(Number.isFinite)) return 'a measure is not finite';
  if (![triangles, corners, shells].every(Number.isSafeInteger)) return 'a count is no whole number';
  if (areaMm2 < 0 || min.some((least, axis) => least > max[axis]!)) return 'an area or a side is negative';
  return undefined;
}

function problemOfFindings(findings: Finding[]): string | undefined {
  if (findings.length === 0) return 'there is no finding';
  const places = findings.map(({ check }) => CHECKS.indexOf(check));
  if (places.some((place, index) => index > 0 && place <= places[index - 1]!)) return 'findings are out of order';
  return findings.map(problemOfFinding).find((problem) => problem !== undefined);
}

/** What nothing was measured of has failed; whatever was measured has every check and an estimate for each way to print. */
function problemOfVerdict({ findings, measures, estimates, picture }: Report, prints: number): string | undefined {
  const hasFailed = findings.some(({ outcome }) => outcome === 'failed');
  if (!measures) return hasFailed && estimates.length === 0 ? undefined : 'nothing was measured, and nothing failed';
  if (findings.length !== CHECKS.length) return 'it was measured, and a check is missing';
  if (estimates.length !== prints) return 'an estimate is missing';
  const isSound = estimates.every(({ grams, minutes }) => [grams, minutes].every((x) => Number.isFinite(x) && x >= 0));
  if (!isSound) return `the estimates are ${JSON.stringify(estimates)}`;
  return PNG.every((byte, at) => picture?.[at] === byte) ? undefined : 'the picture is no PNG';
}

/** What is wrong with an answer, as a clause; undefined when nothing is. */
export function problemOf(report: Report, prints: number): string | undefined {
  const problem = problemOfFindings(report.findings) ?? problemOfVerdict(report, prints);
  const unforeseen = report.findings.find(({ detail }) => detail?.startsWith('Reading it ended with an error'));
  return problem ?? unforeseen?.detail ?? (report.measures && problemOfMeasures(report.measures));
}
