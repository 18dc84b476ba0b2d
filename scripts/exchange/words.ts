/** The console's own words for columns and faults, for the command line. */
import type { Line } from '../../cloud/domain/exchange/judging';
import type { Problem } from '../../cloud/domain/exchange/parsing';
import { type Imported, TABLES } from '../../cloud/domain/exchange/tables';
import { jobList as germanJobList } from '../../web/src/texts/de/jobList';
import { jobs as germanJobs } from '../../web/src/texts/de/jobs';
import { people as germanPeople } from '../../web/src/texts/de/people';
import { stock as germanStock } from '../../web/src/texts/de/stock';
import { imports } from '../../web/src/texts/en/imports';
import { jobList } from '../../web/src/texts/en/jobList';
import { jobs } from '../../web/src/texts/en/jobs';
import { people } from '../../web/src/texts/en/people';
import { stock } from '../../web/src/texts/en/stock';

type Fields = Record<string, string | undefined>;
type Labels = Record<Imported, Fields>;

const fieldsOf = (texts: Record<Imported, { fields: object }>): Labels => ({
  Client: texts.Client.fields as Fields,
  MaterialBatch: texts.MaterialBatch.fields as Fields,
  PrintJob: texts.PrintJob.fields as Fields,
});
const ENGLISH = fieldsOf({ ...jobs, ...people, ...stock });
const GERMAN = fieldsOf({ ...germanJobs, ...germanPeople, ...germanStock });

export const labelOf = (className: Imported, field: string): string => ENGLISH[className][field] ?? field;

/** What a column of the field may be called, in either language. */
export const labelsOf =
  (className: Imported) =>
  (field: string): string[] => {
    const code = field === 'clientCode' ? [jobList.clientCode, germanJobList.clientCode] : [];
    return [...code, ENGLISH[className][field], GERMAN[className][field]].filter((label) => label !== undefined);
  };

const sentences: Record<string, string> = imports.problems;

export const sentenceOf = ({ key, args }: Problem): string =>
  (sentences[key] ?? key).replace(/%\{(\w+)\}/g, (_whole, name: string) => String(args[name] ?? ''));

/** By what people know the line. */
export const nameOfLine = (className: Imported, { data, shown, number }: Line): string =>
  String(data[TABLES[className].key] ?? shown.fileName ?? `line ${number}`);
