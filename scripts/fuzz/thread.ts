/** Judges fuzzed files one after the other, in a thread that can be ended when one of them takes too long. */
import { parentPort } from 'node:worker_threads';
import type { CheckName, Report } from '../../cloud/domain/files/model';
import { USUAL_PRINT } from '../../cloud/domain/files/print-parameters';
import { preflight } from '../../cloud/tasks/preflight/preflight';
import { bytesSource } from '../../cloud/tasks/preflight/source';
import { STEP_LIMITS, StepReader } from '../../cloud/tasks/preflight/step';
import { problemOf } from './answers';
import { fuzzedFile, type Kind } from './files';

export interface Order {
  kind: Kind;
  seed: string;
  /** Number of the first file. */
  first: number;
  /** Number behind the last one. */
  behind: number;
}

/** What became of one file. */
export interface Result {
  milliseconds: number;
  /** Nothing was measured because of it. */
  refusedBy?: CheckName;
  /** No check failed. */
  isSound: boolean;
  /** The answer is not what an answer must be. */
  problem?: string;
}

/** Below the limits that the fuzzer sets to every answer. */
const LIMITS = { ...STEP_LIMITS, milliseconds: 2_000, memoryBytes: 2 ** 29 };
const OPTIONS = {
  timeLimitMs: 200,
  buildVolumes: [{ name: 'Any', x: 250, y: 210, z: 210 }],
  picture: { width: 64, height: 48 },
};
/** Every so many files there is an estimate as well: it takes most of the time. */
const ESTIMATE_EVERY = 4;

function resultOf(report: Report, prints: number, since: number): Result {
  const failed = report.findings.find(({ outcome }) => outcome === 'failed');
  return {
    milliseconds: performance.now() - since,
    refusedBy: report.measures ? undefined : failed?.check,
    isSound: failed === undefined,
    problem: problemOf(report, prints),
  };
}

/** What is posted when a file has been made, which can take longer than judging it. */
export const MADE = 'made';

/** Posts MADE and one Result for each file, in their order. */
export async function judgeFiles({ kind, seed, first, behind }: Order): Promise<void> {
  const stepReader = new StepReader(LIMITS);
  for (let number = first; number < behind; number++) {
    const { name, bytes } = fuzzedFile(kind, seed, number);
    parentPort?.postMessage(MADE);
    const prints = number % ESTIMATE_EVERY === 0 ? [USUAL_PRINT] : [];
    const since = performance.now();
    const result = await preflight(bytesSource(bytes), name, { ...OPTIONS, prints, stepReader }).then(
      (report) => resultOf(report, prints.length, since),
      (error): Result => ({ milliseconds: 0, isSound: false, problem: `It threw ${error}` }),
    );
    parentPort?.postMessage(result);
  }
  await stepReader.close();
}
