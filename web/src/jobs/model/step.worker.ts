/** Reads a STEP file beside the page. Takes its bytes; answers its shapes, undefined when it could not be read. */
import openOcct from 'occt-import-js';
import wasm from 'occt-import-js/dist/occt-import-js.wasm?url';

export interface StepMesh {
  position: Float32Array<ArrayBuffer>;
  normal: Float32Array<ArrayBuffer> | undefined;
  index: Uint32Array<ArrayBuffer>;
}

const scope = self as unknown as {
  onmessage: (event: MessageEvent<ArrayBuffer>) => void;
  postMessage: (answer: StepMesh[] | undefined, transfer: ArrayBuffer[]) => void;
};

scope.onmessage = async ({ data }) => {
  const occt = await openOcct({ locateFile: () => wasm });
  const { success, meshes } = occt.ReadStepFile(new Uint8Array(data), { linearUnit: 'millimeter' });
  const shapes = meshes.map(({ attributes, index }) => ({
    position: new Float32Array(attributes.position.array),
    normal: attributes.normal && new Float32Array(attributes.normal.array),
    index: new Uint32Array(index.array),
  }));
  const buffers = shapes.flatMap(({ position, normal, index }) => [
    position.buffer,
    ...(normal ? [normal.buffer] : []),
    index.buffer,
  ]);
  scope.postMessage(success ? shapes : undefined, success ? buffers : []);
};
