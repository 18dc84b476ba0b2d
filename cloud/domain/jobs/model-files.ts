/** Which model files the shop takes. */

/** By the ending of the file's name. */
export const MODEL_ENDINGS = ['stl', '3mf', 'step', 'stp', 'obj'];

/** Megabytes of one upload. */
export const MOST_UPLOAD_MB = 100;

export const endingOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';
