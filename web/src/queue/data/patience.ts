/** When to try again what failed: soon at first, then less and less often. */
const WAITS_MS = [1000, 2000, 5000, 10_000, 15_000];

export function createPatience(work: () => unknown) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  return {
    failed(): void {
      clearTimeout(timer);
      timer = setTimeout(work, WAITS_MS[Math.min(failures, WAITS_MS.length - 1)]);
      failures += 1;
    },
    /** Answers whether it had been failing. */
    succeeded(): boolean {
      clearTimeout(timer);
      const hadFailed = failures > 0;
      failures = 0;
      return hadFailed;
    },
  };
}
