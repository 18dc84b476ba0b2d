/** Tells when an element first comes near the screen. */
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Fetched a little before it is scrolled to. */
const NEAR = '150px';

const waiting = new Map<Element, () => void>();
let observer: IntersectionObserver | undefined;

function watch(element: Element, onSeen: () => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) waiting.get(target)?.();
    },
    { rootMargin: NEAR },
  );
  const stop = () => {
    waiting.delete(element);
    observer?.unobserve(element);
  };
  waiting.set(element, () => {
    stop();
    onSeen();
  });
  observer.observe(element);
  return stop;
}

export function useOnScreen<Kind extends Element>(): [RefObject<Kind | null>, boolean] {
  const place = useRef<Kind>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => (place.current ? watch(place.current, () => setSeen(true)) : undefined), []);
  return [place, isSeen];
}
