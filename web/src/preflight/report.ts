/** What the shop itself found out about a file, as the function filePreflight answers it, and what follows for a check. */
import type { CheckName, Finding, Format, Measures } from '../../../cloud/domain/files/model';
import type { FilePreflightState, FilePreflightVerdict } from '../../../schema/generated';

export interface Report {
  /** None for a file that nobody has looked at; Slicing: its verdict is there, and its estimate may still change. */
  state?: FilePreflightState;
  /** Not there while the file is looked at, again too. */
  verdict?: FilePreflightVerdict;
  format?: Format;
  kind?: string;
  unit?: string;
  findings?: Finding[];
  checksPassed?: number;
  checksFailed?: number;
  measures?: Measures;
  hasPicture?: boolean;
  tookMs?: number;
  finishedAt?: string;
}

/** How a check is called, in the reader's language, and how so many places are. */
export interface Words {
  titleOf: (check: CheckName) => string;
  adviceOf: (check: CheckName) => string;
  placesOf: (count: number) => string;
}

/** What somebody should know who checks the file: each failed or doubtful check in a line. */
export function issuesOf({ findings = [] }: Report, { titleOf, adviceOf, placesOf }: Words): string {
  const open = findings.filter(({ outcome }) => outcome === 'failed' || outcome === 'warned');
  return open
    .map(({ check, count, detail }) => {
      const places = count === undefined ? '' : ` (${placesOf(count)})`;
      return `${titleOf(check)}${places}: ${detail ?? adviceOf(check)}`;
    })
    .join('\n');
}

export interface Counts {
  checksPassed: number;
  checksFailed: number;
}

/** Counts that agree with the verdict: as many checks as before, one of them failed at least, or none. */
export function countsFor(verdict: string, { checksPassed, checksFailed }: Counts): Counts {
  if (verdict === 'Passed') return { checksPassed: checksPassed + checksFailed, checksFailed: 0 };
  if (checksFailed > 0) return { checksPassed, checksFailed };
  return { checksPassed: Math.max(0, checksPassed - 1), checksFailed: 1 };
}
