/** Bugs that the tests under fire must find: each a line of the product put wrong. */

export const PLANTED = [
  {
    name: 'a move without compare-and-set',
    file: 'cloud/adapters/guarded-storage.ts',
    from: "const condition = typeof revision === 'number' ? { revision: revision > 1 ? revision - 1 : null } : {};",
    to: 'const condition = {};',
    foundBy: 'storms',
    work: 'move a job two ways',
    as: /audit has one event a write|is there 2 times|one mail a move|each move begins/,
  },
  {
    name: 'stock by read, add up, save',
    file: 'cloud/data/stock.ts',
    from: '{ objectId: batchId, revision: before.revision }, written)',
    to: '{ objectId: batchId }, written)',
    also: [
      { from: 'turns.take(batchId, async', to: 'turns.take(String(Math.random()), async' },
      // The storage compares and sets by the revision that is written.
      { from: '{ ...changes, revision: (before.revision ?? 0) + 1, updatedAt', to: '{ ...changes, updatedAt' },
    ],
    foundBy: 'storms',
    work: 'approve logs together',
    as: /grams are conserved/,
  },
  {
    name: 'a repeat that is made again',
    file: 'cloud/kernel/register.ts',
    from: 'change.after.operationId}`',
    to: 'change.after.operationId}:` + Math.random()',
    foundBy: 'every-write',
    work: 'make a job',
    as: /is there \d times, not 1/,
  },
  {
    name: 'what a crash left is never finished',
    file: 'cloud/kernel/settle.ts',
    from: 'for (const className of this.handlers.keys()) {',
    to: 'for (const className of [] as string[]) {',
    foundBy: 'every-write',
    work: 'dispatch a job',
    as: /nothing is left open/,
  },
  {
    name: 'a mail without its unique key',
    file: 'cloud/data/mail.ts',
    from: 'occurrence}`',
    to: 'occurrence}:` + Math.random()',
    foundBy: 'every-write',
    work: 'dispatch a job',
    as: /one mail a move/,
  },
  {
    name: 'an event without its unique key',
    file: 'cloud/kernel/audit.ts',
    from: 'revision}`',
    to: 'revision}:` + Math.random()',
    foundBy: 'every-write',
    work: 'dispatch a job',
    as: /two events of one write/,
  },
  {
    name: 'an upload acknowledged before its bytes are kept',
    file: 'cloud/data/uploads.ts',
    from: 'await files.arriving.keep(uploadKey);',
    to: 'setTimeout(() => files.arriving.keep(uploadKey).catch(() => undefined), 60_000).unref();',
    foundBy: 'every-write',
    work: 'make a job of an upload',
    as: /the bytes of .* are gone/,
  },
];

/** Puts the bug in as the file is read. Throws when the line it is about is not there any more. */
export const planting = ({ file, name, also = [], ...line }) => ({
  name,
  setup(build) {
    const filter = new RegExp(`${file.replaceAll('/', '[\\\\/]').replaceAll('.', '\\.')}$`);
    build.onLoad({ filter }, async ({ path }) => {
      const { readFile } = await import('node:fs/promises');
      let contents = await readFile(path, 'utf8');
      for (const { from, to } of [line, ...also]) {
        if (!contents.includes(from)) throw new Error(`${file} has no longer the line that “${name}” puts wrong`);
        contents = contents.replace(from, to);
      }
      return { contents, loader: 'ts' };
    });
  },
});
