/** The kind of address that was asked for: what a log and a metric may name. No id, no token, no query is in it. */

/** What Parse Server answers below /parse, by its first part; the rest of the address in kinds. */
const PARSE_ROUTES: Record<string, string> = {
  login: '',
  logout: '',
  batch: '',
  health: '',
  serverInfo: '',
  schemas: '/:class',
  users: '/:id',
  sessions: '/:id',
  roles: '/:id',
  files: '/:name',
  requestPasswordReset: '',
  apps: '/:page',
};

const PAGES: Record<string, string> = {
  assets: '/assets/:name',
  graphql: '/graphql',
  track: '/track/:token',
  order: '/order/:token',
  account: '/account/*',
  uploads: '/uploads/:uploadKey',
  files: '/files/*',
};

export interface Known {
  isClass(name: string): boolean;
  isFunction(name: string): boolean;
}

function parseRoute([first = '', name, id]: string[], { isClass, isFunction }: Known): string {
  if (first === 'classes') {
    const shown = name !== undefined && isClass(name) ? name : ':class';
    return `/parse/classes/${shown}${id === undefined ? '' : '/:id'}`;
  }
  if (first === 'functions') return `/parse/functions/${name !== undefined && isFunction(name) ? name : ':function'}`;
  const rest = Object.hasOwn(PARSE_ROUTES, first) ? PARSE_ROUTES[first] : undefined;
  if (rest === undefined) return '/parse/*';
  return `/parse/${first}${name === undefined ? '' : rest}`;
}

/** `route` is the pattern by which Express found who answers, where it is one of the shop's own addresses. */
export function routePattern(path: string, route: unknown, known: Known): string {
  const [first = '', ...rest] = path.split('/').filter(Boolean);
  if (first === 'parse') return parseRoute(rest, known);
  // An app of its own, whose addresses would be told without its name.
  if (first === 'dashboard') return '/dashboard/*';
  if (typeof route === 'string') return route;
  return (Object.hasOwn(PAGES, first) && PAGES[first]) || (path === '/' ? '/' : '/*');
}
