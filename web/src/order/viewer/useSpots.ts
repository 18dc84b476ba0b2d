/** Where comments stand on the screen, kept up while the model is turned. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { isHidden, type Spot, spotOf } from '../../jobs/model/places';
import type { ModelScene } from '../../jobs/model/scene';
import type { Position } from '../data/view';

/** Whether the model is in front of a place takes longer to tell: it is told once the model rests. */
const RESTS_MS = 150;

export interface Mark extends Spot {
  isHidden: boolean;
}

/** A mark for each position; none before the model is there. */
export function useSpots(scene: RefObject<ModelScene | undefined>, isThere: boolean, positions: Position[]): Mark[] {
  const [spots, setSpots] = useState<Spot[]>([]);
  const [hidden, setHidden] = useState<boolean[]>([]);
  const latest = useRef(positions);
  latest.current = positions;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = useCallback(() => {
    const view = scene.current;
    if (!view) return;
    setSpots(latest.current.map((position) => spotOf(view, position)));
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => scene.current && setHidden(latest.current.map((position) => isHidden(view, position))),
      RESTS_MS,
    );
  }, [scene]);

  const key = JSON.stringify(positions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other positions are other spots
  useEffect(() => {
    if (!isThere || !scene.current) return;
    scene.current.onDraw = look;
    look();
    return () => clearTimeout(timer.current);
  }, [isThere, look, key, scene]);

  return spots.map((spot, index) => ({ ...spot, isHidden: hidden[index] ?? false }));
}
