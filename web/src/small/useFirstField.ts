/** A form that opens under the hand: whoever opened it writes on without looking for it. */
import { useEffect, useRef } from 'react';

/** For the form's `ref`. Browsers heed `autofocus` only while a page is being loaded. */
export function useFirstField(isWanted = true) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isWanted) form.current?.querySelector<HTMLElement>('select, input, textarea')?.focus();
  }, [isWanted]);
  return form;
}
