/** The formats that the viewer reads, by the ending of the file's name. */
const ENDINGS = ['stl', '3mf', 'step', 'stp', 'obj'] as const;
export type Ending = (typeof ENDINGS)[number];

export function endingOf(fileName: string): Ending | undefined {
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  return ENDINGS.find((known) => known === ending);
}

export const isModel = (fileName: string): boolean => endingOf(fileName) !== undefined;
