/** Reads QR codes: by the device where it can, otherwise by a reader that is fetched when it is first needed. */
export interface Detector {
  detect(image: ImageBitmapSource): Promise<{ rawValue: string }[]>;
}
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

const FORMATS = { formats: ['qr_code'] };

export async function createDetector(): Promise<Detector> {
  const { BarcodeDetector: Own } = globalThis as { BarcodeDetector?: DetectorClass };
  if (Own && (await Own.getSupportedFormats()).includes('qr_code')) return new Own(FORMATS);
  const [{ BarcodeDetector, prepareZXingModule }, { default: reader }] = await Promise.all([
    import('barcode-detector/ponyfill'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ]);
  // Its own choice would be somebody else's server.
  prepareZXingModule({ overrides: { locateFile: () => reader } });
  return new BarcodeDetector({ formats: ['qr_code'] }) as unknown as Detector;
}
