/**
 * Judges model files: npm run preflight -- FILE... prints one line of JSON for each, with --words a report for people.
 * Estimates how it would print unless there is --no-estimate: that takes about as long as all the rest.
 * Exit code 1 when one of them could not be judged; a file that is judged to be bad is judged.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { CheckName, Finding, Report } from '../cloud/domain/files/model';
import { USUAL_PRINT } from '../cloud/domain/files/print-parameters';
import { WORDS } from '../cloud/domain/files/words';
import { preflight } from '../cloud/tasks/preflight/preflight';
import { fileSource } from '../cloud/tasks/preflight/source';
import { StepReader } from '../cloud/tasks/preflight/step';

const USAGE = 'npm run preflight -- [--words] [--no-estimate] [--time-limit MILLISECONDS] FILE...';

/** For walls and self-intersections: with it, a report takes about twice as long as reading the triangles, or less. */
const TIME_LIMIT_MS = 200;

const MARKS = { passed: 'ok  ', failed: 'FAIL', warned: 'look', skipped: 'skip' };

function refuse(why: string): never {
  console.error(`${why}\nUsage: ${USAGE}`);
  process.exit(1);
}

function options() {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const known = { words: flag, 'no-estimate': flag, 'time-limit': { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ options: known, allowPositionals: true });
    const timeLimitMs = Number(values['time-limit'] ?? TIME_LIMIT_MS);
    if (!(timeLimitMs >= 0)) refuse('The time limit is a number of milliseconds.');
    if (positionals.length === 0) refuse('Which file?');
    const prints = values['no-estimate'] ? [] : [USUAL_PRINT];
    return { files: positionals, words: values.words, timeLimitMs, prints };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

const shown = (value: number, digits = 2) => value.toLocaleString('en', { maximumFractionDigits: digits });

function lineOf({ check, outcome, count, at, detail }: Finding): string {
  const { title, advice } = WORDS.en[check];
  const facts = [
    count === undefined ? '' : `${shown(count)} ×`,
    at ? `at ${at.map((value) => shown(value, 3)).join(', ')}` : '',
    detail ?? '',
    outcome === 'failed' || outcome === 'warned' ? advice : '',
  ].filter(Boolean);
  return `  ${MARKS[outcome]}  ${title.padEnd(20)} ${facts.join('  ')}`.trimEnd();
}

function linesOf({ measures, estimates: [estimate] }: Report): string[] {
  if (!measures) return [];
  const { volumeMm3, areaMm2, min, max, triangles, corners, shells } = measures;
  const size = max.map((most, axis) => shown(most - (min[axis] ?? 0), 3));
  return [
    `  size     ${size.join(' × ')} mm`,
    `  volume   ${shown(volumeMm3)} mm³, surface ${shown(areaMm2)} mm²`,
    `  made of  ${shown(triangles)} triangles, ${shown(corners)} corners, ${shown(shells)} shells`,
    ...(estimate
      ? [`  takes    about ${shown(estimate.grams)} g of PLA and ${shown(estimate.minutes, 0)} minutes`]
      : []),
  ];
}

function inWords(file: string, report: Report): string {
  const { kind, format, findings, tookMs } = report;
  const head = `${file}: ${[kind, format?.toUpperCase()].filter(Boolean).join(' ')}, ${shown(tookMs)} ms`;
  return [head, ...findings.map(lineOf), ...linesOf(report)].join('\n');
}

/** As programs rely on it. */
function asJson(file: string, bytes: number, { format, findings, measures, estimates: [estimate] }: Report): string {
  const checksFailed = findings.filter(({ outcome }) => outcome === 'failed').length;
  const passed = (name: CheckName) => findings.some(({ check, outcome }) => check === name && outcome === 'passed');
  return JSON.stringify({
    file,
    format,
    bytes,
    triangles: measures?.triangles,
    shells: measures?.shells,
    watertight: measures && passed('watertight'),
    volumeMm3: measures?.volumeMm3,
    areaMm2: measures?.areaMm2,
    boundingBoxMm: measures && { min: measures.min, max: measures.max },
    checks: findings.map(({ check, outcome, count, at, detail }) => ({
      name: check,
      passed: outcome === 'passed',
      outcome,
      count,
      at,
      detail,
    })),
    checksPassed: findings.filter(({ outcome }) => outcome === 'passed').length,
    checksFailed,
    verdict: checksFailed ? 'Failed' : 'Passed',
    estimatedMaterialGrams: estimate?.grams,
    estimatedPrintMinutes: estimate?.minutes,
  });
}

/** Why a file cannot be judged at all: it is not there, or nobody may read it. */
function failureOf(file: string, error: unknown): string {
  const { code = 'unreadable', message } = error as NodeJS.ErrnoException;
  return JSON.stringify({ file, error: { code, message } });
}

async function main(): Promise<void> {
  const { files, words, timeLimitMs, prints } = options();
  const stepReader = new StepReader();
  for (const file of files) {
    try {
      const source = fileSource(file);
      try {
        const report = await preflight(source, path.basename(file), {
          timeLimitMs,
          prints,
          stepReader,
        });
        console.log(words ? inWords(file, report) : asJson(file, source.size, report));
      } finally {
        source.close();
      }
    } catch (error) {
      console.log(failureOf(file, error));
      process.exitCode = 1;
    }
  }
  await stepReader.close();
}

main();
