/** What moves on a page. */
import type { Page } from 'playwright-core';

/** Looks at every picture that the page draws from now on; answers what it has seen moving so far. */
export async function watchMotion(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const moved = new Set<string>();
    Object.assign(window, { moved });
    const look = () => {
      for (const { effect } of document.getAnimations()) {
        // What is over before the next picture is drawn is no motion, as MUI's sign that a field was filled in.
        if (Number(effect?.getComputedTiming().endTime) < 16) continue;
        moved.add(String((effect as KeyframeEffect).target?.className));
      }
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => [...(window as unknown as { moved: Set<string> }).moved]);
}

/** Lets no answer about this class through until it is told to. */
export async function holdAnswers(page: Page, className: string): Promise<() => Promise<void>> {
  let letGo = () => undefined as void;
  const isOut = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(`**/parse/classes/${className}**`, async (route) => {
    await isOut;
    await route.continue();
  });
  return async () => {
    letGo();
    await page.unrouteAll({ behavior: 'wait' });
  };
}
