import { type RefObject, useEffect } from 'react';

/** So near an edge of the board, a card that is held there makes it scroll. */
const EDGE = 56;
const STEP = 14;

/** Scrolls the board sideways while a card is held at its edge, also where no column is that would take it. */
export function useEdgeScroll(board: RefObject<HTMLElement | null>, isActive: boolean): void {
  useEffect(() => {
    const element = board.current;
    if (!isActive || !element) return;
    let pace = 0;
    let frame = requestAnimationFrame(scroll);
    function scroll() {
      if (pace && element) element.scrollLeft += pace;
      frame = requestAnimationFrame(scroll);
    }
    function look({ clientX }: PointerEvent) {
      const { left, right } = (element as HTMLElement).getBoundingClientRect();
      pace = clientX < left + EDGE ? -STEP : Number(clientX > right - EDGE) * STEP;
    }
    window.addEventListener('pointermove', look);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('pointermove', look);
    };
  }, [board, isActive]);
}
