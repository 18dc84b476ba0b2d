/** Reads a model file into shapes. Each format's reader is loaded with the first file of its kind. */
import { BufferAttribute, BufferGeometry, type Mesh } from 'three';
import { type Ending, endingOf } from './formats';
import type { StepMesh } from './step.worker';

/** Shapes in millimetres, as they stand in the file, without what it says about colours. */
function geometriesOf(object: { traverse: (visit: (part: object) => void) => void; updateMatrixWorld: () => void }) {
  object.updateMatrixWorld();
  const geometries: BufferGeometry[] = [];
  object.traverse((part) => {
    const { isMesh, geometry, matrixWorld } = part as Mesh;
    if (isMesh) geometries.push(geometry.clone().applyMatrix4(matrixWorld));
  });
  return geometries;
}

function readStep(bytes: ArrayBuffer, signal: AbortSignal): Promise<BufferGeometry[]> {
  return new Promise((resolve, reject) => {
    // Reading a STEP file computes its surfaces, which would hold up the page.
    const worker = new Worker(new URL('./step.worker.ts', import.meta.url), { type: 'module' });
    const end = (settle: () => void) => {
      worker.terminate();
      settle();
    };
    signal.addEventListener('abort', () => end(() => reject(signal.reason)));
    worker.onerror = ({ message }) => end(() => reject(new Error(message)));
    worker.onmessage = ({ data }: MessageEvent<StepMesh[] | undefined>) =>
      end(() => {
        if (!data) return reject(new Error('jobPage.file.unreadable'));
        resolve(
          data.map(({ position, normal, index }) => {
            const geometry = new BufferGeometry();
            geometry.setAttribute('position', new BufferAttribute(position, 3));
            if (normal) geometry.setAttribute('normal', new BufferAttribute(normal, 3));
            return geometry.setIndex(new BufferAttribute(index, 1));
          }),
        );
      });
    worker.postMessage(bytes, [bytes]);
  });
}

type Reader = (bytes: ArrayBuffer, signal: AbortSignal) => Promise<BufferGeometry[]>;

const readers: Record<Ending, Reader> = {
  async stl(bytes) {
    const { STLLoader } = await import('three/examples/jsm/loaders/STLLoader.js');
    // Many programs write normals of zero, or wrong ones; the corners say it better.
    return [new STLLoader().parse(bytes).deleteAttribute('normal')];
  },
  async '3mf'(bytes) {
    const { ThreeMFLoader } = await import('three/examples/jsm/loaders/3MFLoader.js');
    return geometriesOf(new ThreeMFLoader().parse(bytes));
  },
  async obj(bytes) {
    const { OBJLoader } = await import('three/examples/jsm/loaders/OBJLoader.js');
    return geometriesOf(new OBJLoader().parse(new TextDecoder().decode(bytes)));
  },
  step: readStep,
  stp: readStep,
};

/** Throws a text's key when there is no shape in the file. */
export async function readModel(bytes: ArrayBuffer, fileName: string, signal: AbortSignal): Promise<BufferGeometry[]> {
  const ending = endingOf(fileName);
  const geometries = ending
    ? await readers[ending](bytes, signal).catch((error) => {
        if (signal.aborted) throw error;
        throw new Error('jobPage.file.unreadable', { cause: error });
      })
    : [];
  const full = geometries.filter(({ attributes }) => attributes.position && attributes.position.count >= 3);
  if (!full.length) throw new Error('jobPage.file.unreadable');
  for (const geometry of full) if (!geometry.attributes.normal) geometry.computeVertexNormals();
  return full;
}
