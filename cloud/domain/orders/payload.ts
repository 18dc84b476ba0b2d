/** The document that a printer, or whoever works it, is given for an order line: docs/printer-payload.schema.json. */
import type { Material, Order, OrderLine, Printer, PrintJob, PrintProfile } from '../../../schema/generated';

/** Of a form that older readers do not understand, a higher one. */
export const PAYLOAD_VERSION = 1;

/** The settings that are the profile's own: how it is printed. */
const SETTINGS = [
  'quality',
  'layerHeightMm',
  'lineWidthMm',
  'infillPercent',
  'walls',
  'topLayers',
  'bottomLayers',
  'firstLayerMmPerSecond',
  'outerWallMmPerSecond',
  'innerWallsMmPerSecond',
  'infillMmPerSecond',
  'solidMmPerSecond',
  'travelMmPerSecond',
  'accelerationMmPerSecond2',
  'minimumLayerSeconds',
] as const satisfies readonly (keyof PrintProfile)[];

export interface PayloadFacts {
  order: Pick<Order, 'orderNumber' | 'dueDate'>;
  line: Pick<OrderLine, 'number'>;
  job: Pick<
    PrintJob,
    | 'jobNumber'
    | 'quantity'
    | 'fileUrl'
    | 'color'
    | 'materialType'
    | 'estimatedMaterialGrams'
    | 'estimatedPrintMinutes'
    | 'toleranceMm'
    | 'dueDate'
  >;
  file: { fileName: string; sha256: string; sizeBytes: number };
  profile: PrintProfile;
  material: Pick<Material, 'densityGramsPerCm3' | 'nozzleCelsius' | 'bedCelsius'> | undefined;
  batchCode: string | undefined;
  printer: Pick<Printer, 'name' | 'buildWidthMm' | 'buildDepthMm' | 'buildHeightMm'> | undefined;
}

const formatOf = (fileName: string) => fileName.split('.').at(-1)?.toLowerCase() ?? '';

/** Same facts, same document: nothing in it says when it was made. What is not known is left out. */
export function payloadOf({ order, line, job, file, profile, material, batchCode, printer }: PayloadFacts) {
  return stripped({
    version: PAYLOAD_VERSION,
    orderNumber: order.orderNumber,
    line: line.number,
    jobNumber: job.jobNumber,
    quantity: job.quantity ?? 1,
    file: {
      name: file.fileName,
      url: job.fileUrl,
      sha256: file.sha256,
      sizeBytes: file.sizeBytes,
      format: formatOf(file.fileName),
    },
    material: {
      name: job.materialType,
      colour: job.color,
      densityGramsPerCm3: material?.densityGramsPerCm3,
      nozzleCelsius: material?.nozzleCelsius,
      bedCelsius: material?.bedCelsius,
      batch: batchCode,
    },
    settings: Object.fromEntries(SETTINGS.map((name) => [name, profile[name]])),
    estimate: { grams: job.estimatedMaterialGrams, minutes: job.estimatedPrintMinutes },
    toleranceMm: job.toleranceMm,
    dueDate: (job.dueDate ?? order.dueDate)?.toISOString(),
    printer: printer && {
      name: printer.name,
      buildWidthMm: printer.buildWidthMm,
      buildDepthMm: printer.buildDepthMm,
      buildHeightMm: printer.buildHeightMm,
    },
  });
}

export type PrinterPayload = ReturnType<typeof payloadOf>;

function stripped<T extends Record<string, unknown>>(value: T): T {
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      key,
      typeof inner === 'object' && inner !== null ? stripped(inner as Record<string, unknown>) : inner,
    ]),
  ) as T;
}

/** The name of the file on the printer: another one for each try, so that what it says of one is not taken for another. */
export function remoteNameOf(payload: Pick<PrinterPayload, 'orderNumber' | 'line'>, number: number, attempt: number) {
  const plain = payload.orderNumber.replace(/[^A-Za-z0-9-]/g, '');
  return `${plain}-line${payload.line}-doc${number}-try${attempt}.gcode`;
}
