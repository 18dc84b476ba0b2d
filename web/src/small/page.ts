/** What was written into the page: by the server that it comes from, or by whoever built it for another one. */
// The providers are used without a page too.
const page = globalThis.document as Document | undefined;
const said = (name: string) => page?.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content || undefined;

export const appId = said('app-id') ?? '';
export const serverUrl = said('server-url') ?? `${globalThis.location?.origin}/parse`;
export const liveUrl = said('live-url') ?? serverUrl.replace(/^http/, 'ws');
/** undefined: the server asks for none. */
export const javascriptKey = said('javascript-key');

const classes = said('classes')?.split(' ');
/** The page lies on a host of files, and the server has Parse's own addresses only. */
export const isManaged = classes !== undefined;
export const isThere = (className: string): boolean => classes?.includes(className) ?? true;
