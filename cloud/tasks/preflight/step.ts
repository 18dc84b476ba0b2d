/**
 * Reads STEP files (ISO 10303-21) with Open CASCADE, which comes as WebAssembly in the package occt-import-js.
 *
 * The work is done in a thread of its own: the library answers only when it is finished, so that a thread that can be
 * ended is the only way to set it a limit of time, and its memory is given back with the thread.
 */
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { type ByteSource, type Mesh, type ReadModel, UnreadableModel } from '../../domain/files/model';
import { withoutCracks } from '../../domain/files/step-corners';
import { joined } from '../../domain/files/threemf-instances';
import { IDENTITY } from '../../domain/files/threemf-numbers';

type CompiledLibrary = object;
/** TypeScript has its type only among those of browsers. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<CompiledLibrary> };

export interface StepLimits {
  bytes: number;
  milliseconds: number;
  /** Of the library's own memory, in which the whole file and all shapes are. It cannot have more than 2 GB. */
  memoryBytes: number;
}

export const STEP_LIMITS: StepLimits = { bytes: 100 * 2 ** 20, milliseconds: 60_000, memoryBytes: 1.5 * 2 ** 30 };

/**
 * How far the triangles may lie from the curved surface, in millimetres, and how far neighbours may be turned, in
 * radians: as PrusaSlicer does it (2.5, libslic3r/Format/STEP.cpp), so that both measure the same.
 */
const TRIANGULATION = {
  linearUnit: 'millimeter',
  linearDeflectionType: 'absolute_value',
  linearDeflection: 0.005,
  angularDeflection: 1,
};

/** Bytes at the beginning in which the header is looked for. */
const HEADER_BYTES = 65_536;
const LONGEST_NAME = 100;

/** The names of the schemas of ISO 10303 for models of parts. */
const SCHEMAS: [RegExp, string][] = [
  [/^(AP203_|CONFIG_CONTROL|CONFIGURATION_CONTROL)/i, 'AP203'],
  [/^AUTOMOTIVE_DESIGN/i, 'AP214'],
  [/^AP242_/i, 'AP242'],
];

/** `shapes` is undefined for a file that cannot be read. */
interface ThreadAnswer {
  shapes: Mesh[] | undefined;
  /** What the library holds by now. */
  heapBytes: number;
  /** It asked for more than it may have. */
  isOutOfMemory: boolean;
}

/** A thread whose library holds more is not used again: WebAssembly never gives memory back. */
const MOST_HEAP_BYTES = 256 * 2 ** 20;

/**
 * What the thread runs: it gets the bytes of one file after the other and answers each with a ThreadAnswer. Memory of
 * WebAssembly counts towards no limit of a thread, so that growing it is where the limit is set; a page has 65,536
 * bytes (WebAssembly Core Specification). The library takes it as memory that has run out.
 */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const { library, compiled, triangulation, memoryBytes } = workerData;
const grow = WebAssembly.Memory.prototype.grow;
let isOutOfMemory = false;
WebAssembly.Memory.prototype.grow = function (pages) {
  isOutOfMemory = this.buffer.byteLength + pages * 65536 > memoryBytes;
  if (isOutOfMemory) throw new RangeError('The library may not have so much memory.');
  return grow.call(this, pages);
};
function instantiateWasm(imports, take) {
  const instance = new WebAssembly.Instance(compiled, imports);
  take(instance, compiled);
  return instance.exports;
}
const loading = require(library)({ instantiateWasm });
function shapesOf(occt, bytes) {
  const { success, meshes } = occt.ReadStepFile(bytes, triangulation);
  if (!success) return undefined;
  return meshes.map(({ attributes, index }) => ({
    positions: Float64Array.from(attributes.position.array),
    triangles: Uint32Array.from(index.array),
  }));
}
parentPort.on('message', async (bytes) => {
  const occt = await loading;
  try {
    const shapes = shapesOf(occt, bytes);
    const buffers = shapes?.flatMap(({ positions, triangles }) => [positions.buffer, triangles.buffer]);
    parentPort.postMessage({ shapes, heapBytes: occt.HEAP8.length, isOutOfMemory }, buffers);
  } catch {
    parentPort.postMessage({ heapBytes: Infinity, isOutOfMemory });
  }
});
`;

/** What a thread that has ended amounts to. */
const ENDED: ThreadAnswer = { shapes: undefined, heapBytes: Number.POSITIVE_INFINITY, isOutOfMemory: false };

/**
 * Reads STEP files one after the other. Its thread is kept as long as it reads well, since loading the library takes
 * longer than reading a small part. Whoever made it closes it.
 */
export class StepReader {
  private thread: Worker | undefined;
  /** Shared by its threads: one that replaces another begins with what has been optimised already. */
  private compiled: CompiledLibrary | undefined;

  constructor(private readonly limits: StepLimits = STEP_LIMITS) {}

  /**
   * Every solid and surface of the file as one mesh in millimetres, whatever its unit. Throws UnreadableModel for one
   * that is too large, takes too long or cannot be read. One file at a time.
   */
  async read(source: ByteSource): Promise<ReadModel> {
    const { limits } = this;
    if (source.size > limits.bytes) {
      throw new UnreadableModel('withinLimits', `The file has more than ${limits.bytes / 2 ** 20} MB.`);
    }
    const bytes = Uint8Array.from(source.read(0, source.size));
    const header = new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_BYTES));
    if (!header.includes('ISO-10303-21')) {
      throw new UnreadableModel('wellFormed', 'The file does not begin like a STEP file.');
    }
    return modelOf(await this.readShapes(bytes), header);
  }

  async close(): Promise<void> {
    const { thread } = this;
    this.thread = undefined;
    await thread?.terminate();
  }

  /** The shapes of the file, one for each solid; undefined when the library cannot read it. */
  private async readShapes(bytes: Uint8Array<ArrayBuffer>): Promise<Mesh[] | undefined> {
    const { milliseconds, memoryBytes } = this.limits;
    this.compiled ??= await compile();
    this.thread ??= startThread(this.compiled, memoryBytes);
    let answer = ENDED;
    try {
      answer = await answerOf(this.thread, bytes, milliseconds);
      if (answer.isOutOfMemory) throw tooMuchMemory(memoryBytes);
      return answer.shapes;
    } finally {
      if (answer.isOutOfMemory || answer.heapBytes > MOST_HEAP_BYTES) await this.close();
    }
  }
}

const tooMuchMemory = (bytes: number) =>
  new UnreadableModel(
    'withinLimits',
    `Turning the file into triangles took more than ${bytes / 2 ** 20} MB of memory.`,
  );

const LIBRARY = 'occt-import-js';

const compile = async () => WebAssembly.compile(await readFile(require.resolve(`${LIBRARY}/dist/occt-import-js.wasm`)));

function startThread(compiled: CompiledLibrary, memoryBytes: number): Worker {
  const library = require.resolve(LIBRARY);
  const workerData = { library, compiled, triangulation: TRIANGULATION, memoryBytes };
  // The library reports on every entity; stdout: true keeps that from what this process prints.
  const thread = new Worker(THREAD, { eval: true, workerData, stdout: true, stderr: true });
  // What is not read piles up.
  thread.stdout.resume();
  thread.stderr.resume();
  // An error that ends the thread is told by 'exit' as well.
  thread.on('error', () => undefined);
  return thread;
}

/** Throws UnreadableModel when it takes too long. */
function answerOf(thread: Worker, bytes: Uint8Array<ArrayBuffer>, milliseconds: number): Promise<ThreadAnswer> {
  let timer: NodeJS.Timeout;
  return new Promise<ThreadAnswer>((resolve, reject) => {
    const tooLong = `Turning the file into triangles took longer than ${milliseconds / 1000} seconds.`;
    timer = setTimeout(() => reject(new UnreadableModel('withinLimits', tooLong)), milliseconds);
    thread.once('message', resolve);
    thread.once('exit', () => resolve(ENDED));
    thread.postMessage(bytes, [bytes.buffer]);
  }).finally(() => {
    clearTimeout(timer);
    thread.removeAllListeners('message').removeAllListeners('exit');
  });
}

/** The schema, and the sixth entry of FILE_NAME: the system that wrote the file (ISO 10303-21, 8.2.2). */
function kindOf(header: string): string {
  const schema = /FILE_SCHEMA\s*\(\s*\(\s*'([^']{1,200})'/i.exec(header)?.[1] ?? '';
  const known = SCHEMAS.find(([pattern]) => pattern.test(schema))?.[1] ?? schema.split(/[\s{]/)[0];
  const fileName = /FILE_NAME\s*\(([\s\S]{0,4000}?)\)\s*;/i.exec(header)?.[1] ?? '';
  const system = [...fileName.matchAll(/'((?:[^']|'')*)'/g)].at(-2)?.[1];
  return [known, system?.replace(/\p{C}/gu, '').trim().slice(0, LONGEST_NAME)].filter(Boolean).join(', ');
}

/** Throws UnreadableModel when there is nothing in it. */
function modelOf(shapes: Mesh[] | undefined, header: string): ReadModel {
  if (!shapes) throw new UnreadableModel('wellFormed', 'The file is damaged, or there is no shape in it.');
  const solids = shapes.map(withoutCracks);
  const mesh = joined(solids.map((solid) => ({ mesh: solid, transform: IDENTITY })));
  if (mesh.triangles.length === 0) throw new UnreadableModel('notEmpty', 'The file has no solid and no surface in it.');
  return { format: 'step', kind: kindOf(header), mesh, unit: 'millimeter', findings: [] };
}

/** As StepReader reads it, with a thread that ends with the file. */
export async function readStep(source: ByteSource, limits: StepLimits = STEP_LIMITS): Promise<ReadModel> {
  const reader = new StepReader(limits);
  try {
    return await reader.read(source);
  } finally {
    await reader.close();
  }
}
