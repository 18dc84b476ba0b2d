/** A person's verdict beside that of preflight. */

/** Whether the verdict on a file is another than preflight came to, and so has to say why. */
export const overrules = (verdict: string, preflight: string | undefined): boolean =>
  (preflight === 'Passed' || preflight === 'Failed') && verdict !== 'Pending' && verdict !== preflight;
