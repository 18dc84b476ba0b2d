/** Says of model files whether they can be printed. Exit code 1 when one of them cannot. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding, Measures, Report } from '../cloud/domain/files/model';
import { preflight } from '../cloud/domain/files/preflight';
import { fileSource } from '../cloud/domain/files/source';
import { WORDS } from '../cloud/domain/files/words';

const USAGE = 'npm run preflight -- [--json] [--time-limit MILLISECONDS] FILE...';

/** For walls and self-intersections: with it, a report takes about twice as long as reading the triangles, or less. */
const TIME_LIMIT_MS = 200;

const MARKS = { passed: 'ok  ', failed: 'FAIL', warned: 'look', skipped: 'skip' };

function refuse(why: string): never {
  console.error(`${why}\nUsage: ${USAGE}`);
  process.exit(1);
}

function options() {
  try {
    const known = { json: { type: 'boolean', default: false }, 'time-limit': { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ options: known, allowPositionals: true });
    const timeLimitMs = Number(values['time-limit'] ?? TIME_LIMIT_MS);
    if (!(timeLimitMs >= 0)) refuse('The time limit is a number of milliseconds.');
    if (positionals.length === 0) refuse('Which file?');
    return { files: positionals, json: values.json, timeLimitMs };
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

function linesOf({ volumeMm3, areaMm2, min, max, triangles, corners, shells }: Measures): string[] {
  const size = max.map((most, axis) => shown(most - (min[axis] ?? 0), 3));
  return [
    `  size     ${size.join(' × ')} mm`,
    `  volume   ${shown(volumeMm3)} mm³, surface ${shown(areaMm2)} mm²`,
    `  made of  ${shown(triangles)} triangles, ${shown(corners)} corners, ${shown(shells)} shells`,
  ];
}

function print(file: string, { kind, format, findings, measures, tookMs }: Report): void {
  console.log(`${file}: ${[kind, format?.toUpperCase()].filter(Boolean).join(' ')}, ${shown(tookMs)} ms`);
  for (const finding of findings) console.log(lineOf(finding));
  for (const line of measures ? linesOf(measures) : []) console.log(line);
}

async function reportOn(file: string, timeLimitMs: number): Promise<Report> {
  const source = fileSource(file);
  try {
    return await preflight(source, path.basename(file), { timeLimitMs });
  } finally {
    source.close();
  }
}

async function main(): Promise<void> {
  const { files, json, timeLimitMs } = options();
  for (const file of files) {
    const report = await reportOn(file, timeLimitMs);
    if (json) console.log(JSON.stringify({ file, ...report }));
    else print(file, report);
    if (report.findings.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1;
  }
}

main().catch((error) => {
  console.error((error as Error).message);
  process.exit(1);
});
