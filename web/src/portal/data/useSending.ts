/** A file on its way, as a component shows it: begun when it is first shown, and tried again while it is lost. */
import { useEffect, useRef, useState } from 'react';
import { type Progress, type Sending, sendFile } from '../../uploading/resumable';

const TRY_AGAIN_MS = 10_000;

export function useSending(file: File, told: (progress: Progress) => void = () => undefined) {
  const [progress, setProgress] = useState<Progress>({ state: 'sending', part: 0 });
  const sending = useRef<Sending>(undefined);
  const tell = useRef(told);
  tell.current = told;
  useEffect(() => {
    sending.current = sendFile(file, (next) => {
      setProgress(next);
      tell.current(next);
    });
  }, [file]);
  const resume = () => sending.current?.resume();
  const isLost = progress.state === 'lost';
  useEffect(() => {
    if (!isLost) return undefined;
    const again = () => sending.current?.resume();
    const timer = setTimeout(again, TRY_AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [isLost]);
  return { progress, pause: () => sending.current?.pause(), resume, drop: () => sending.current?.drop() };
}
