/** What keys do to a model that is shown: arrows turn it, plus and minus bring it nearer and farther. */
import type { KeyboardEvent } from 'react';
import type { ModelScene } from './scene';

export type Acts = Record<string, () => void>;

const TURN = Math.PI / 18;

export const turning = (scene: { readonly current: ModelScene | undefined }): Acts => ({
  ArrowLeft: () => scene.current?.turn(-TURN, 0),
  ArrowRight: () => scene.current?.turn(TURN, 0),
  ArrowUp: () => scene.current?.turn(0, -TURN),
  ArrowDown: () => scene.current?.turn(0, TURN),
  '+': () => scene.current?.zoom(0.85),
  '-': () => scene.current?.zoom(1 / 0.85),
});

/** Whether the key did something; the browser then does nothing more with it. */
export function actByKey(event: KeyboardEvent, acts: Acts): boolean {
  const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key];
  if (!act) return false;
  event.preventDefault();
  act();
  return true;
}
