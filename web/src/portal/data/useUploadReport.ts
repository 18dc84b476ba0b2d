/** What the shop finds out about an uploaded file: asked for until it is known, while the page is looked at. */
import { useEffect, useState } from 'react';
import type { UploadName } from '../../uploading/resumable';
import { checkUpload, type UploadReport } from './server';

const EVERY_MS = 1000;
/** Whoever waits longer is told on the status page. */
const AT_MOST_MS = 3 * 60_000;

/** undefined before the first answer, and when there is none in time. */
export function useUploadReport({ uploadId, uploadSecret }: Partial<UploadName> = {}): UploadReport | undefined {
  const [report, setReport] = useState<UploadReport>();
  useEffect(() => {
    if (!uploadId || !uploadSecret) return;
    const until = Date.now() + AT_MOST_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;

    async function ask(name: UploadName) {
      // A question that is lost is asked again.
      const found = await checkUpload(name).catch(() => undefined);
      if (isOver) return;
      const isKnown = found !== undefined && found.preflight !== 'Waiting';
      isOver = isKnown || Date.now() > until;
      if (isOver && !isKnown) setReport(undefined);
      else if (found) setReport(found);
      if (!isOver) timer = setTimeout(askIfSeen, EVERY_MS);
    }

    function askIfSeen() {
      clearTimeout(timer);
      if (document.visibilityState === 'visible' && !isOver) ask({ uploadId, uploadSecret } as UploadName);
    }

    document.addEventListener('visibilitychange', askIfSeen);
    askIfSeen();
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', askIfSeen);
    };
  }, [uploadId, uploadSecret]);
  return report;
}
