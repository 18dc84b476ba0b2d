/** Which comment is looked at on the model of its line. */
import { useState } from 'react';

export interface Look {
  at: { lineId: string; commentId: string } | undefined;
  lookAt: (lineId: string, commentId: string) => void;
}

export function useLook(): Look {
  const [at, setAt] = useState<Look['at']>();
  // Asked for a second time it is another wish.
  return { at, lookAt: (lineId, commentId) => setAt({ lineId, commentId }) };
}
