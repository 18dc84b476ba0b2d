/** What the server wrote into the page, and where it is. */
export const appId = document.querySelector<HTMLMetaElement>('meta[name="app-id"]')?.content ?? '';
export const serverUrl = `${window.location.origin}/parse`;
