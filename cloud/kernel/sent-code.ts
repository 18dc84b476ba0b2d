/** The code of a second factor that came with a log-in, carried to beforeLogin where no client can put one. */
const CODE = Symbol('code of the second factor');

export const withCode = (context: object | undefined, code: unknown): object => ({ ...context, [CODE]: code });

export const codeIn = (context: object | undefined): unknown => (context as { [CODE]?: unknown } | undefined)?.[CODE];
