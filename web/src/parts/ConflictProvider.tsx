/** A save that lost to a faster one: both versions, and the choice. */
import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from 'react';
import type { Row } from '../providers/errors';

export interface Conflict {
  resource: string;
  /** The row as it was read. */
  read: Row;
  /** The fields that the reader changed, as they were to be saved. */
  mine: Record<string, unknown>;
  /** The row as it is now; undefined when it is gone. */
  current: Row | undefined;
  /** The server's sentence. */
  message: string;
}

export type Choice = 'mine' | 'theirs' | 'later';
type Ask = (conflict: Conflict) => Promise<Choice>;

const ConflictDialog = lazy(() => import('./ConflictDialog'));
const AskContext = createContext<Ask>(async () => 'later');

/** Shows a conflict and resolves with what its reader chose. */
export const useAskConflict = () => useContext(AskContext);

export function ConflictProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<{ conflict: Conflict; answer: (choice: Choice) => void }>();
  const ask = useCallback<Ask>(
    (conflict) =>
      new Promise((resolve) => {
        setOpen({
          conflict,
          answer: (choice) => {
            setOpen(undefined);
            resolve(choice);
          },
        });
      }),
    [],
  );
  return (
    <AskContext.Provider value={ask}>
      {children}
      {open && (
        <Suspense>
          <ConflictDialog conflict={open.conflict} answer={open.answer} />
        </Suspense>
      )}
    </AskContext.Provider>
  );
}
