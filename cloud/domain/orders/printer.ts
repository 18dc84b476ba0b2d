/** What the shop asks of a printer that it reaches over the network, whoever made it. */

export const PRINTER_STATES = ['Idle', 'Printing', 'Paused', 'Done', 'Error', 'Offline'] as const;

export interface PrinterState {
  /** Done: the file named was printed to its end. Offline: nobody answers, or no printer is connected there. */
  state: (typeof PRINTER_STATES)[number];
  /** Of the file named. */
  progressPercent?: number;
  minutesLeft?: number;
  /** In the printer's words. */
  message?: string;
  /** The file that it prints, or printed last. */
  file?: string;
}

/** What became of one thing that was asked: done, certainly not done, or nobody knows. */
export type Outcome = { kind: 'taken'; name: string } | { kind: 'refused' | 'unknown'; why: string };

export interface PrinterConnection {
  /** Puts a file of this disk there under a name, in place of one that has it; nothing is printed by that. */
  upload(path: string, name: string): Promise<Outcome>;
  /** Prints a file that is there. */
  print(name: string): Promise<Outcome>;
  /** Never throws: a printer that does not answer is Offline. */
  state(): Promise<PrinterState>;
}

/** How a Printer is reached. */
export interface Reach {
  connector?: string;
  connectorUrl?: string;
  connectorKey?: string;
}

/** The connection to a printer; undefined where there is none. What is asked when `signal` says so goes unanswered. */
export type Connect = (printer: Reach, signal?: AbortSignal) => PrinterConnection | undefined;

/** What a slicer is told besides how the material is printed. */
export interface Plate {
  copies: number;
  widthMm: number;
  depthMm: number;
  heightMm: number;
  nozzleCelsius: number;
  bedCelsius: number;
}
