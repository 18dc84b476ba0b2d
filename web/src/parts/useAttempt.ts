/** Work that may be refused: what the server said, and whether it is still under way. */
import { type FormEvent, useState } from 'react';

interface Attempt {
  /** Runs the work, as a form's onSubmit too. What it throws becomes `error`. */
  attempt: (event?: FormEvent) => Promise<void>;
  error: unknown;
  isWorking: boolean;
}

export function useAttempt(work: () => Promise<unknown>): Attempt {
  const [error, setError] = useState<unknown>();
  const [isWorking, setWorking] = useState(false);

  async function attempt(event?: FormEvent) {
    event?.preventDefault();
    setWorking(true);
    setError(undefined);
    try {
      await work();
    } catch (refused) {
      setError(refused);
    } finally {
      setWorking(false);
    }
  }

  return { attempt, error, isWorking };
}
