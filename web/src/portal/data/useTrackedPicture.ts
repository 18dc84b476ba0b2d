/** The picture of a job's file, by the job's link. */
import { useEffect, useState } from 'react';
import type { JobView } from './server';

export function useTrackedPicture(token: string, { fileName, preflight, hasPicture }: JobView['item']) {
  const [picture, setPicture] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file, or another verdict, is another picture
  useEffect(() => {
    if (!hasPicture) return;
    let address: string | undefined;
    let isGone = false;
    // Its address stays when the file is replaced: the browser has to ask whether it is still the same.
    fetch(`/track/${encodeURIComponent(token)}/picture`, { cache: 'no-cache' })
      .then((answer) => (answer.ok ? answer.blob() : undefined))
      .then((bytes) => {
        if (isGone || !bytes) return;
        address = URL.createObjectURL(bytes);
        setPicture(address);
      })
      // The page says all that matters without it.
      .catch(() => undefined);
    return () => {
      isGone = true;
      setPicture(undefined);
      if (address) URL.revokeObjectURL(address);
    };
  }, [token, fileName, preflight, hasPicture]);
  return picture;
}
