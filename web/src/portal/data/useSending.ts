/** A file on its way, as a component shows it: begun when it is first shown, and tried again while it is lost. */
import { useEffect, useRef, useState } from 'react';
import { type Progress, type Sending, sendFile } from '../../uploading/resumable';
import { useRetry } from '../../uploading/useRetry';

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
  useRetry(progress.state === 'lost', resume);
  return { progress, pause: () => sending.current?.pause(), resume, drop: () => sending.current?.drop() };
}
