/** Opens a PDF of the shop in a tab of its own, to be looked at and printed. */
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { fetchBytes } from '../providers/fetching';

/** The new tab has read it by then. */
const KEEP_MS = 60_000;

export function useOpenPdf(): { open: (address: string) => Promise<void>; isWorking: boolean } {
  const notify = useNotify();
  const [isWorking, setWorking] = useState(false);

  async function open(address: string) {
    setWorking(true);
    // A tab that is opened later than the press is taken for an advertisement.
    const tab = window.open('', '_blank');
    try {
      const pdf = URL.createObjectURL(await fetchBytes(address));
      if (tab) tab.location.href = pdf;
      else window.location.assign(pdf);
      setTimeout(() => URL.revokeObjectURL(pdf), KEEP_MS);
    } catch (error) {
      tab?.close();
      notify((error as Error).message, { type: 'error' });
    } finally {
      setWorking(false);
    }
  }

  return { open, isWorking };
}
