/** Lets the page be opened without a network, and be installed. */
import { isManaged } from '../small/page';

interface InstallOffer extends Event {
  prompt(): Promise<void>;
}

let offer: InstallOffer | undefined;

/** Asks the device to install the page; undefined where it has not offered that. */
export const install = (): (() => Promise<void>) | undefined =>
  offer &&
  (async () => {
    const made = offer;
    offer = undefined;
    await made?.prompt();
  });

export function keepOffline(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as InstallOffer;
  });
  // A host of files leads to the page by way of another address, which a worker may not keep.
  if (isManaged) return;
  // Without https there is none; everything else works.
  navigator.serviceWorker?.register('/queue-worker.js', { scope: '/queue' }).catch(() => undefined);
}
