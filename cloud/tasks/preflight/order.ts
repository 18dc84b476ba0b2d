/** What the server and the process that judges a file say to each other, as JSON. */
import type { BuildVolume } from '../../domain/files/checks';
import type { PrintParameters } from '../../domain/files/estimate';
import type { Report } from '../../domain/files/model';

export interface Order {
  /** Its ending says how the file is read. */
  fileName: string;
  buildVolumes: BuildVolume[];
  prints: PrintParameters[];
  /** For the searches in the mesh. */
  searchMs: number;
  /** The process ends itself when it holds more, or takes longer. */
  memoryMb: number;
  seconds: number;
}

export interface Answer extends Omit<Report, 'picture'> {
  /** A PNG as base64. */
  picture?: string;
}

/** Where the file is open in the process. */
export const FILE_DESCRIPTOR = 3;
