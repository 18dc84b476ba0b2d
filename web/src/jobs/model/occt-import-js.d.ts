/** What we use of occt-import-js, which brings no types. */
declare module 'occt-import-js' {
  interface Read {
    success: boolean;
    meshes: {
      attributes: { position: { array: number[] }; normal?: { array: number[] } };
      index: { array: number[] };
    }[];
  }
  interface Occt {
    ReadStepFile(bytes: Uint8Array, options: { linearUnit?: 'millimeter' } | null): Read;
  }
  export default function open(options: { locateFile: (path: string) => string }): Promise<Occt>;
}
